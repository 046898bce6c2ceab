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
		return header("workItemCreated", "item.created", item, null, null);
	}

	String updated(WorkItem item) {
		return header("workItemUpdated", "item.saved", item, null, null);
	}

	/**
	 * Returns the header after a change of occurrences.
	 * @param item the override, the new series, or the series
	 * @param seriesId the series before the change
	 */
	String updated(WorkItem item, UUID seriesId, Occurrences occurrences) {
		return header("workItemUpdated", savedKey(occurrences), item, seriesId, occurrences);
	}

	String deleted(WorkItem item) {
		return header("workItemDeleted", "item.deleted", item, null, null);
	}

	/**
	 * Returns the header after the deletion of occurrences.
	 */
	String deleted(WorkItem series, Occurrences occurrences) {
		String key = switch (occurrences.apply()) {
			case THIS -> "item.deleted-occurrence";
			case FOLLOWING -> "item.deleted-following";
			case ALL -> "item.deleted";
		};
		return header("workItemDeleted", key, series, series.id(), occurrences);
	}

	/**
	 * Returns the key of the message after a change of occurrences.
	 */
	static String savedKey(Occurrences occurrences) {
		return switch (occurrences.apply()) {
			case THIS -> "item.saved-occurrence";
			case FOLLOWING -> "item.saved-following";
			case ALL -> "item.saved";
		};
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

	private String header(String event, String messageKey, WorkItem item, @Nullable UUID seriesId,
			@Nullable Occurrences occurrences) {
		Map<String, Object> triggers = new LinkedHashMap<>();
		triggers.put(event,
				new Subject(item.id(), Ellipsis.shorten(item.title(), MAX_TITLE), item.type().code(),
						this.changeSetId.id(), seriesId, (occurrences != null) ? occurrences.start().toString() : null,
						(occurrences != null) ? occurrences.apply().code() : null));
		triggers.put(PageEvents.SHOW_TOAST, PageEvents.Toast.success(message(messageKey, item)));
		triggers.put("refreshCalendar", true);
		return PageEvents.header(triggers);
	}

	/**
	 * The changed item.
	 *
	 * @param changeId id of the change set, for undo; {@code null} when nothing was
	 * changed
	 * @param seriesId the series; {@code null} when the change is not about occurrences
	 * @param occurrence the original start of the first changed occurrence
	 * @param apply which occurrences were changed
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	private record Subject(UUID id, String title, String type, @Nullable UUID changeId, @Nullable UUID seriesId,
			@Nullable String occurrence, @Nullable String apply) {

	}

}
