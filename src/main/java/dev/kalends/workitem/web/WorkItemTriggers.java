package dev.kalends.workitem.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kalends.web.PageEvents;
import dev.kalends.workitem.RequestChangeId;
import dev.kalends.workitem.WorkItem;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Writes the header by which an answer tells the page what happened to an item. Long
 * titles are cut, because proxies refuse long headers.
 */
@Component
class WorkItemTriggers {

	static final String HEADER = PageEvents.AT_ONCE;

	private static final int MAX_TITLE = 120;

	private final MessageSource messages;

	private final RequestChangeId changeSet;

	WorkItemTriggers(MessageSource messages, RequestChangeId changeSet) {
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
	 * Tells the page to fetch anew, without a message.
	 */
	String refresh() {
		return PageEvents.header(Map.of("refreshCalendar", true));
	}

	/**
	 * Returns the sentence that tells people the same.
	 */
	String message(String key, WorkItem item) {
		return this.messages.getMessage(key, new Object[] { cut(item.title()) }, LocaleContextHolder.getLocale());
	}

	/**
	 * Returns the id by which what the request did can be taken back; {@code null} when
	 * it changed nothing.
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
	 * What the answer is about.
	 *
	 * @param changeId by which the change can be taken back; {@code null} when nothing
	 * was changed
	 */
	private record Subject(UUID id, String title, String type,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID changeId) {

	}

}
