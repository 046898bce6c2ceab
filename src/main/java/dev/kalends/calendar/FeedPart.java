package dev.kalends.calendar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

import dev.kalends.settings.EventStyle;
import dev.kalends.settings.EventStyleResolver;
import dev.kalends.web.ApplicationPath;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sorted events of one part of a calendar, as JSON without the viewer's permission. A
 * part shared by many people is thus loaded and serialized once; the member {@code
 * editable} is filled in for each viewer.
 *
 * @param events the events in calendar order
 */
record FeedPart(List<Event> events) {

	private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

	private static final Comparator<PartEvent> ORDER = Comparator
		.comparing((PartEvent partEvent) -> partEvent.event.sortKey);

	private static final int EVENT_OVERHEAD = 400;

	/**
	 * Returns the events of items that match the label filter. Labels are filtered here
	 * because they may be inherited, and inherited settings are only resolved here.
	 */
	static FeedPart of(Collection<FeedItem> items, FeedRequest request, ApplicationPath path, JsonMapper json) {
		EventStyleResolver styles = new EventStyleResolver();
		List<Event> events = new ArrayList<>();
		items.stream().sorted(Comparator.comparing(SortKey::of)).forEach((item) -> {
			EventStyle style = styles.resolve(item.levels(), item.type().color());
			if (request.filter().matchesLabels(style.labels())) {
				events.add(Event.of(item, json.writeValueAsBytes(CalendarEvent.of(item, style, request.zone(), path))));
			}
		});
		return new FeedPart(List.copyOf(events));
	}

	/**
	 * Merges the events of some parts into a sorted JSON array.
	 * @param mayEdit returns whether the viewer may edit an event of the part with the
	 * given index
	 */
	static byte[] compose(List<FeedPart> parts, BiPredicate<Integer, Event> mayEdit) {
		List<PartEvent> all = new ArrayList<>();
		int length = 2;
		for (int i = 0; i < parts.size(); i++) {
			for (Event event : parts.get(i).events) {
				all.add(new PartEvent(i, event));
				length += event.json.length + 2;
			}
		}
		if (parts.size() > 1) {
			all.sort(ORDER);
		}
		ByteArrayOutputStream array = new ByteArrayOutputStream(length);
		array.write('[');
		for (int i = 0; i < all.size(); i++) {
			if (i > 0) {
				array.write(',');
			}
			PartEvent partEvent = all.get(i);
			partEvent.event.write(mayEdit.test(partEvent.part, partEvent.event), array);
		}
		array.write(']');
		return array.toByteArray();
	}

	/**
	 * Returns the approximate memory usage of the part in bytes.
	 */
	int weight() {
		return this.events.stream().mapToInt((event) -> event.json.length + EVENT_OVERHEAD).sum();
	}

	/**
	 * The sort order of events: by start, longer events first, then by title.
	 */
	record SortKey(Instant start, Instant end, String title, UUID id) implements Comparable<SortKey> {

		private static final Comparator<SortKey> ORDER = Comparator.comparing(SortKey::start)
			.thenComparing(SortKey::end, Comparator.reverseOrder())
			.thenComparing(SortKey::title)
			.thenComparing(SortKey::id);

		static SortKey of(FeedItem item) {
			return new SortKey(item.startsAt(), item.endsAt(), item.title(), item.id());
		}

		@Override
		public int compareTo(SortKey other) {
			return ORDER.compare(this, other);
		}

	}

	private record PartEvent(int part, Event event) {

	}

	/**
	 * A serialized event without the viewer's permission.
	 */
	static final class Event {

		private final SortKey sortKey;

		private final Set<UUID> assigneeIds;

		private final byte[] json;

		private final int editableOffset;

		private Event(SortKey sortKey, Set<UUID> assigneeIds, byte[] json, int editableOffset) {
			this.sortKey = sortKey;
			this.assigneeIds = assigneeIds;
			this.json = json;
			this.editableOffset = editableOffset;
		}

		/**
		 * @param json the event with the member {@link CalendarEvent#NOT_EDITABLE}
		 * @throws IllegalStateException without this member
		 */
		static Event of(FeedItem item, byte[] json) {
			int member = new String(json, StandardCharsets.ISO_8859_1).indexOf(CalendarEvent.NOT_EDITABLE);
			if (member < 0) {
				throw new IllegalStateException("The JSON of an event has no member " + CalendarEvent.NOT_EDITABLE);
			}
			int editableOffset = member + CalendarEvent.NOT_EDITABLE.length() - FALSE.length;
			return new Event(SortKey.of(item), Set.copyOf(item.assigneeIds()), json, editableOffset);
		}

		boolean isAssignedTo(UUID personId) {
			return this.assigneeIds.contains(personId);
		}

		private void write(boolean editable, ByteArrayOutputStream array) {
			array.write(this.json, 0, this.editableOffset);
			array.writeBytes(editable ? TRUE : FALSE);
			int rest = this.editableOffset + FALSE.length;
			array.write(this.json, rest, this.json.length - rest);
		}

	}

}
