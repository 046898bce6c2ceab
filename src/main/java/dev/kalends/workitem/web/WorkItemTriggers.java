package dev.kalends.workitem.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kalends.web.Messages;
import dev.kalends.web.PageEvents;
import dev.kalends.workitem.RequestChangeId;
import dev.kalends.workitem.WorkItem;
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

	private final RequestChangeId changeSet;

	WorkItemTriggers(Messages messages, RequestChangeId changeSet) {
		this.messages = messages;
		this.changeSet = changeSet;
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
		return this.messages.text(key, cut(item.title()));
	}

	/**
	 * Returns the id of the change set of this request, for undo; {@code null} when
	 * nothing was changed.
	 */
	@Nullable UUID changeId() {
		return this.changeSet.id();
	}

	private String header(String event, String messageKey, WorkItem item) {
		Map<String, Object> triggers = new LinkedHashMap<>();
		triggers.put(event, new Subject(item.id(), cut(item.title()), item.type().code(), this.changeSet.id()));
		triggers.put(PageEvents.SHOW_TOAST, PageEvents.Toast.success(message(messageKey, item)));
		triggers.put("refreshCalendar", true);
		return PageEvents.header(triggers);
	}

	private static String cut(String title) {
		if (title.codePointCount(0, title.length()) <= MAX_TITLE) {
			return title;
		}
		return title.substring(0, title.offsetByCodePoints(0, MAX_TITLE - 1)) + "…";
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
