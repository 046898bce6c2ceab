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
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of one part of a calendar, in their order, as JSON that lacks one thing
 * only: whether the person who gets it may edit the event. So what many see is loaded and
 * written once, and each is told what they themselves may do.
 *
 * @param events the events, in their order
 */
record FeedPart(List<Event> events) {

	static final FeedPart EMPTY = new FeedPart(List.of());

	private static final String FLAG = "\"editable\":";

	private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

	private static final Comparator<Placed> ORDER = Comparator.comparing((Placed placed) -> placed.event.place);

	private static final int EVENT_OVERHEAD = 400;

	/**
	 * Returns the part that shows those of some items that are asked for: which labels
	 * hold for an item is known only here, where what it inherits is put together.
	 */
	static FeedPart of(Collection<FeedItem> items, FeedRequest request, JsonMapper json) {
		EventStyleResolver styles = new EventStyleResolver();
		List<Event> events = new ArrayList<>();
		items.stream().sorted(Comparator.comparing(Place::of)).forEach((item) -> {
			EventStyle style = styles.resolve(item.levels(), item.type().color());
			if (request.filter().matchesLabels(style.labels())) {
				events.add(Event.of(item, json.writeValueAsBytes(CalendarEvent.of(item, style, request.zone()))));
			}
		});
		return new FeedPart(List.copyOf(events));
	}

	/**
	 * Returns the JSON array of all events of some parts, in their order.
	 * @param mayEdit tells whether an event of a part is the person's to edit
	 */
	static byte[] compose(List<FeedPart> parts, BiPredicate<Integer, Event> mayEdit) {
		List<Placed> all = new ArrayList<>();
		int length = 2;
		for (int i = 0; i < parts.size(); i++) {
			for (Event event : parts.get(i).events) {
				all.add(new Placed(i, event));
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
			Placed placed = all.get(i);
			placed.event.write(mayEdit.test(placed.part, placed.event), array);
		}
		array.write(']');
		return array.toByteArray();
	}

	/**
	 * Returns an estimate of the memory that the part takes, in bytes.
	 */
	int weight() {
		return this.events.stream().mapToInt((event) -> event.json.length + EVENT_OVERHEAD).sum();
	}

	/**
	 * Where an event stands among others: by start, then the longer first, then by title.
	 */
	record Place(Instant start, Instant end, String title, UUID id) implements Comparable<Place> {

		private static final Comparator<Place> ORDER = Comparator.comparing(Place::start)
			.thenComparing(Place::end, Comparator.reverseOrder())
			.thenComparing(Place::title)
			.thenComparing(Place::id);

		static Place of(FeedItem item) {
			return new Place(item.startsAt(), item.endsAt(), item.title(), item.id());
		}

		@Override
		public int compareTo(Place other) {
			return ORDER.compare(this, other);
		}

	}

	private record Placed(int part, Event event) {

	}

	/**
	 * An event of which it is left open who may edit it.
	 */
	static final class Event {

		private final Place place;

		private final Set<UUID> assigneeIds;

		private final byte[] json;

		private final int flag;

		private Event(Place place, Set<UUID> assigneeIds, byte[] json, int flag) {
			this.place = place;
			this.assigneeIds = assigneeIds;
			this.json = json;
			this.flag = flag;
		}

		/**
		 * Within a text of JSON quotation marks are escaped, so the flag that is found is
		 * the member and nothing in a title.
		 */
		private static Event of(FeedItem item, byte[] json) {
			int flag = new String(json, StandardCharsets.ISO_8859_1).indexOf(FLAG) + FLAG.length();
			return new Event(Place.of(item), Set.copyOf(item.assigneeIds()), json, flag);
		}

		boolean isAssignedTo(UUID personId) {
			return this.assigneeIds.contains(personId);
		}

		private void write(boolean editable, ByteArrayOutputStream array) {
			array.write(this.json, 0, this.flag);
			array.writeBytes(editable ? TRUE : FALSE);
			int rest = this.flag + FALSE.length;
			array.write(this.json, rest, this.json.length - rest);
		}

	}

}
