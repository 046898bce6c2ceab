package dev.kalends.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.shared.Zones;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of a JSON object for create and patch requests. An absent member
 * keeps the current value, {@code null} clears it (JSON merge patch, RFC 7396). Members
 * of the wrong type, unknown and read-only members are collected and rejected together.
 */
public final class JsonMembers {

	private final JsonNode object;

	private final List<Violation> violations = new ArrayList<>();

	private JsonMembers(JsonNode object) {
		this.object = object;
	}

	/**
	 * Starts reading an object.
	 * @param writable names of the members that may be set
	 * @param readOnly names of the members that exist but may not be set
	 * @throws UnreadableInputException if the body is not an object
	 */
	public static JsonMembers of(@Nullable JsonNode body, Set<String> writable, Set<String> readOnly) {
		if (body == null || !body.isObject()) {
			throw new UnreadableInputException(Violation.of("body", "json-object"));
		}
		JsonMembers members = new JsonMembers(body);
		for (String name : body.propertyNames()) {
			if (readOnly.contains(name)) {
				members.violations.add(Violation.of(name, "read-only"));
			}
			else if (!writable.contains(name)) {
				members.violations.add(Violation.of(name, "unknown-member", String.join(", ", writable)));
			}
		}
		return members;
	}

	/**
	 * Returns whether the member is present, even if it is {@code null}.
	 */
	public boolean has(String name) {
		return this.object.has(name);
	}

	public @Nullable String text(String name, @Nullable String absent) {
		return read(name, absent, "text", (node) -> node.isString() ? node.stringValue() : null);
	}

	public @Nullable Boolean flag(String name, @Nullable Boolean absent) {
		return read(name, absent, "boolean", (node) -> node.isBoolean() ? node.booleanValue() : null);
	}

	public @Nullable Integer wholeNumber(String name, @Nullable Integer absent) {
		return read(name, absent, "integer",
				(node) -> node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : null);
	}

	public @Nullable UUID id(String name, @Nullable UUID absent) {
		return read(name, absent, "id", JsonMembers::toId);
	}

	public @Nullable LocalDate date(String name, @Nullable LocalDate absent) {
		return read(name, absent, "date", (node) -> parsed(node, LocalDate::parse));
	}

	public @Nullable LocalTime time(String name, @Nullable LocalTime absent) {
		return read(name, absent, "time", (node) -> parsed(node, LocalTime::parse));
	}

	public @Nullable ZoneId zone(String name, @Nullable ZoneId absent) {
		return read(name, absent, "zone",
				(node) -> node.isString() ? Zones.named(node.stringValue()).orElse(null) : null);
	}

	/**
	 * Reads one of a fixed set of values by name.
	 * @param byName returns the value with a name, or {@code null}
	 * @param names the accepted names, for the message
	 */
	public <E> @Nullable E choice(String name, @Nullable E absent, Function<String, @Nullable E> byName,
			Collection<String> names) {
		if (!this.object.has(name) || this.object.get(name).isNull()) {
			return this.object.has(name) ? null : absent;
		}
		JsonNode node = this.object.get(name);
		E value = node.isString() ? byName.apply(node.stringValue()) : null;
		if (value == null) {
			this.violations.add(Violation.of(name, "choice", String.join(", ", names)));
		}
		return value;
	}

	public @Nullable Set<UUID> ids(String name, @Nullable Set<UUID> absent) {
		return elements(name, absent, "ids", JsonMembers::toId);
	}

	public @Nullable Set<String> texts(String name, @Nullable Set<String> absent) {
		return elements(name, absent, "texts", (node) -> node.isString() ? node.stringValue() : null);
	}

	/**
	 * Reads an array.
	 * @param code violation code for an unreadable array
	 * @param maxSize maximum number of elements
	 * @param reader returns the value of an element, or {@code null} if it is unreadable
	 */
	public <T> @Nullable List<T> list(String name, @Nullable List<T> absent, String code, int maxSize,
			Function<JsonNode, @Nullable T> reader) {
		return read(name, absent, code,
				(node) -> (node.size() <= maxSize) ? elements(node, new ArrayList<>(), reader) : null);
	}

	/**
	 * Reads a nested object.
	 * @param reader reads the object; its violations are added to those of this object
	 */
	public <T> @Nullable T object(String name, @Nullable T absent, Function<JsonNode, T> reader) {
		return read(name, absent, "json-member", (node) -> {
			if (!node.isObject()) {
				return null;
			}
			try {
				return reader.apply(node);
			}
			catch (UnreadableInputException ex) {
				this.violations.addAll(ex.violations());
				return absent;
			}
		});
	}

	/**
	 * Reads a required member and ends the reading.
	 * @param read reads the member
	 * @throws UnreadableInputException if the member is absent, or any member could not
	 * be read
	 */
	public <T> T required(String name, Supplier<@Nullable T> read) {
		T value = read.get();
		if (value == null && this.violations.stream().noneMatch((violation) -> violation.field().equals(name))) {
			this.violations.add(Violation.of(name, "required"));
		}
		if (value == null || !this.violations.isEmpty()) {
			throw new UnreadableInputException(this.violations);
		}
		return value;
	}

	/**
	 * Adds a violation found by the caller.
	 */
	public void refuse(Violation violation) {
		this.violations.add(violation);
	}

	/**
	 * Ends the reading.
	 * @throws UnreadableInputException if any member could not be read
	 */
	public void verify() {
		if (!this.violations.isEmpty()) {
			throw new UnreadableInputException(this.violations);
		}
	}

	private <T> @Nullable Set<T> elements(String name, @Nullable Set<T> absent, String code,
			Function<JsonNode, @Nullable T> reader) {
		return read(name, absent, code, (node) -> elements(node, new LinkedHashSet<>(), reader));
	}

	private static <T, C extends Collection<T>> @Nullable C elements(JsonNode node, C values,
			Function<JsonNode, @Nullable T> reader) {
		if (!node.isArray()) {
			return null;
		}
		for (JsonNode element : node) {
			T value = reader.apply(element);
			if (value == null) {
				return null;
			}
			values.add(value);
		}
		return values;
	}

	private <T> @Nullable T read(String name, @Nullable T absent, String code, Function<JsonNode, @Nullable T> reader) {
		JsonNode node = this.object.get(name);
		if (node == null) {
			return absent;
		}
		if (node.isNull()) {
			return null;
		}
		int count = this.violations.size();
		T value = reader.apply(node);
		boolean explained = this.violations.size() > count;
		if (value == null && !explained) {
			this.violations.add(Violation.of(name, code));
		}
		return value;
	}

	private static @Nullable UUID toId(JsonNode node) {
		return node.isString() ? toId(node.stringValue()) : null;
	}

	/**
	 * Parses a UUID in its canonical form; returns {@code null} for any other text.
	 */
	public static @Nullable UUID toId(String text) {
		try {
			UUID id = UUID.fromString(text);
			return id.toString().equalsIgnoreCase(text) ? id : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static <T> @Nullable T parsed(JsonNode node, Function<CharSequence, T> parser) {
		if (!node.isString()) {
			return null;
		}
		try {
			return parser.apply(node.stringValue());
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

}
