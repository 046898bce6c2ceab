package dev.kalends.workitem.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kalends.shared.Ellipsis;
import dev.kalends.web.Messages;
import dev.kalends.web.PageEvents;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.changeset.RequestChangeSetId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Creates the response header with client-side events about a changed item. Long titles
 * are truncated, because proxies reject long headers.
 */
@Component
class WorkItemTriggers {

	static final String HEADER = PageEvents.AT_ONCE;

	private static final int MAX_TITLE = 120;

	private final Messages messages;

	private final RequestChangeSetId changeSetId;

	WorkItemTriggers(Messages messages, RequestChangeSetId changeSetId) {
		this.messages = messages;
		this.changeSetId = changeSetId;
	}

	String created(WorkItem item) {
		return header("workItemCreated", "item.created", item);
	}

	String updated(WorkItem item) {
		return header("workItemUpdated", "item.saved", item);
	}

	String deleted(WorkItem item) {
		return header("workItemDeleted", "item.deleted", item);
	}

	/**
	 * Returns the header that makes the page reload its data without a message.
	 */
	String refresh() {
		return PageEvents.header(Map.of("refreshCalendar", true));
	}

	/**
	 * Returns the message about the change for the user.
	 */
	String message(String key, WorkItem item) {
		return this.messages.text(key, Ellipsis.shorten(item.title(), MAX_TITLE));
	}

	/**
	 * Returns the id of the change set of this request, for undo; {@code null} when
	 * nothing was changed.
	 */
	@Nullable UUID changeId() {
		return this.changeSetId.id();
	}

	private String header(String event, String messageKey, WorkItem item) {
		Map<String, Object> triggers = new LinkedHashMap<>();
		triggers.put(event, new Subject(item.id(), Ellipsis.shorten(item.title(), MAX_TITLE), item.type().code(),
				this.changeSetId.id()));
		triggers.put(PageEvents.SHOW_TOAST, PageEvents.Toast.success(message(messageKey, item)));
		triggers.put("refreshCalendar", true);
		return PageEvents.header(triggers);
	}

	/**
	 * The changed item.
	 *
	 * @param changeId id of the change set, for undo; {@code null} when nothing was
	 * changed
	 */
	private record Subject(UUID id, String title, String type,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID changeId) {

	}

}
