package dev.kalends.workitem.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.kalends.shared.PlainText;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.team.Memberships;
import dev.kalends.web.JsonMembers;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

/**
 * Which of the items that somebody sees are wanted. Two filters that select the same
 * items by other words, order or repetition are equal.
 *
 * @param types only these; all when empty
 * @param statuses only these; all when empty
 * @param priorities only these; all when empty
 * @param assigneeIds only what one of these people works on; everything when empty
 * @param teamIds only what is in one of these teams; with {@code personal} also what is
 * in none of the viewer's; everything when empty and not {@code personal}
 * @param personal whether personal items are asked for
 * @param labels only what one of these labels holds for, compared exactly; everything
 * when empty
 * @param locationIds only what takes place at one of these; everything when empty
 * @param words lower-case words that all stand in the title; any title when empty
 */
public record WorkItemFilter(Set<WorkItemType> types, Set<WorkItemStatus> statuses, Set<Priority> priorities,
		SortedSet<UUID> assigneeIds, SortedSet<UUID> teamIds, boolean personal, SortedSet<String> labels,
		SortedSet<UUID> locationIds, SortedSet<String> words) {

	/**
	 * The parameters that a filter is read from.
	 */
	public static final Set<String> PARAMETERS = Set.of("type", "status", "priority", "assignee", "team", "label",
			"location", "q");

	/**
	 * Everything that the viewer sees.
	 */
	public static final WorkItemFilter ALL = new WorkItemFilter(Set.of(), Set.of(), Set.of(), new TreeSet<>(),
			new TreeSet<>(), false, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

	private static final String ME = "me";

	private static final String PERSONAL = "personal";

	private static final int MAX_WORDS_LENGTH = 500;

	private static final int MAX_VALUES = 100;

	private static final int MAX_LABEL_LENGTH = 200;

	/**
	 * Reads a filter from the parameters of a request. Each may be repeated, and each
	 * value may hold several, separated by commas, but for labels, which may have commas
	 * in them; {@code type=task} includes subtasks.
	 * @param viewerId the person whom {@code assignee=me} means
	 * @throws UnreadableInputException naming every parameter that cannot be read; what
	 * is not understood never widens the answer
	 */
	public static WorkItemFilter parse(Map<String, String[]> parameters, UUID viewerId) {
		Parameters read = new Parameters(parameters);
		Set<WorkItemType> types = EnumSet.noneOf(WorkItemType.class);
		read.choices("type", WorkItemType::ofCode, WorkItemType.codes())
			.forEach((type) -> types.addAll(type.withSub()));
		Set<WorkItemStatus> statuses = read.choices("status", WorkItemStatus::ofCode, WorkItemStatus.codes());
		Set<Priority> priorities = read.choices("priority", Priority::ofCode, Priority.codes());
		SortedSet<UUID> assigneeIds = read.people("assignee", viewerId);
		SortedSet<UUID> teamIds = read.teams("team");
		boolean personal = read.values("team").contains(PERSONAL);
		SortedSet<String> labels = read.labels("label");
		SortedSet<UUID> locationIds = read.locations("location");
		SortedSet<String> words = read.words("q");
		read.verify();
		return new WorkItemFilter(unlessAll(types, WorkItemType.values().length),
				unlessAll(statuses, WorkItemStatus.values().length), unlessAll(priorities, Priority.values().length),
				assigneeIds, teamIds, personal, labels, locationIds, words);
	}

	/**
	 * Refuses a filter by a team that the viewer is not in: to them there is no such
	 * team.
	 * @throws UnreadableInputException naming the parameter
	 */
	public void requireTeamsOf(Memberships memberships) {
		SortedSet<UUID> unknown = memberships.withoutMembership(this.teamIds);
		if (!unknown.isEmpty()) {
			throw new UnreadableInputException(unknown.stream()
				.map((teamId) -> Violation.of("team", "unknown-team-filter", teamId.toString()))
				.toList());
		}
	}

	/**
	 * Tells whether some teams only are asked for, or personal items only.
	 */
	private boolean choosesTeams() {
		return this.personal || !this.teamIds.isEmpty();
	}

	/**
	 * Tells whether the items of a team are asked for.
	 */
	public boolean asksForTeam(UUID teamId) {
		return !choosesTeams() || this.teamIds.contains(teamId);
	}

	/**
	 * Tells whether items are asked for that are in none of the viewer's teams.
	 */
	public boolean asksForPersonal() {
		return !choosesTeams() || this.personal;
	}

	/**
	 * Returns the same filter for items of any team.
	 */
	public WorkItemFilter ofAnyTeam() {
		return new WorkItemFilter(this.types, this.statuses, this.priorities, this.assigneeIds, new TreeSet<>(), false,
				this.labels, this.locationIds, this.words);
	}

	private static <E> Set<E> unlessAll(Set<E> chosen, int all) {
		return (chosen.size() == all) ? Set.of() : chosen;
	}

	/**
	 * Returns a text that is the same for equal filters and differs for all others.
	 */
	public String canonical() {
		return "type=" + names(this.types) + "&status=" + names(this.statuses) + "&priority=" + names(this.priorities)
				+ "&assignee=" + this.assigneeIds + "&team=" + this.teamIds + (this.personal ? "+personal" : "")
				+ "&label=" + escaped(this.labels) + "&location=" + this.locationIds + "&q=" + escaped(this.words);
	}

	/**
	 * Any text may be a label, so what stands between two of them must be in none.
	 */
	private static String escaped(SortedSet<String> texts) {
		return texts.stream()
			.map((text) -> URLEncoder.encode(text, StandardCharsets.UTF_8))
			.collect(Collectors.joining(",", "[", "]"));
	}

	private static SortedSet<String> names(Collection<? extends Enum<?>> values) {
		SortedSet<String> names = new TreeSet<>();
		values.forEach((value) -> names.add(value.name()));
		return names;
	}

	/**
	 * Tells whether an item is wanted for which these labels hold.
	 */
	public boolean wantsLabels(Collection<String> effectiveLabels) {
		return this.labels.isEmpty() || effectiveLabels.stream().anyMatch(this.labels::contains);
	}

	/**
	 * Adds what the filter asks of an item {@code w} to a query, apart from teams, and
	 * from labels, which are inherited.
	 */
	public void addTo(SqlConditions conditions) {
		conditions.addIn("w.type", this.types.stream().map(Enum::name).toList());
		conditions.addIn("w.status", this.statuses.stream().map(Enum::name).toList());
		conditions.addIn("w.priority", this.priorities.stream().map(Enum::name).toList());
		if (!this.assigneeIds.isEmpty()) {
			conditions.add("exists (select 1 from work_item_assignee f where f.work_item_id = w.id and f.person_id in ("
					+ SqlConditions.placeholders(this.assigneeIds.size()) + "))", this.assigneeIds.toArray());
		}
		conditions.addIn("w.location_id", this.locationIds);
		for (String word : this.words) {
			conditions.add(SqlConditions.contains("w.title"), word);
		}
	}

	/**
	 * The parameters of a request, and what is wrong with them.
	 */
	private static final class Parameters {

		private final Map<String, String[]> parameters;

		private final List<Violation> violations = new ArrayList<>();

		Parameters(Map<String, String[]> parameters) {
			this.parameters = parameters;
		}

		private List<String> values(String name) {
			String[] given = this.parameters.get(name);
			return (given == null) ? List.of()
					: Arrays.stream(given).flatMap((value) -> Arrays.stream(value.split(",", -1))).toList();
		}

		<E extends Enum<E>> Set<E> choices(String name, Function<String, @Nullable E> byCode, List<String> codes) {
			Set<E> chosen = new TreeSet<>();
			for (String code : values(name)) {
				E value = byCode.apply(code);
				if (value == null) {
					this.violations.add(Violation.of(name, "choice", String.join(", ", codes)));
					return Set.of();
				}
				chosen.add(value);
			}
			return chosen;
		}

		SortedSet<UUID> people(String name, UUID viewerId) {
			SortedSet<UUID> ids = new TreeSet<>();
			for (String value : values(name)) {
				UUID id = ME.equals(value) ? viewerId : JsonMembers.toId(value);
				if (id == null) {
					this.violations.add(Violation.of(name, "person-id"));
					return ids;
				}
				ids.add(id);
			}
			if (ids.size() > MAX_VALUES) {
				this.violations.add(Violation.of(name, "too-many-values", MAX_VALUES));
			}
			return ids;
		}

		/**
		 * A label is compared as it stands, commas and blanks within it included.
		 */
		SortedSet<String> labels(String name) {
			SortedSet<String> labels = new TreeSet<>(Arrays.asList(this.parameters.getOrDefault(name, new String[0])));
			if (labels.stream()
				.anyMatch(
						(label) -> label.isBlank() || label.length() > MAX_LABEL_LENGTH || !PlainText.isLine(label))) {
				this.violations.add(Violation.of(name, "label-length", MAX_LABEL_LENGTH));
			}
			if (labels.size() > MAX_VALUES) {
				this.violations.add(Violation.of(name, "too-many-values", MAX_VALUES));
			}
			return labels;
		}

		SortedSet<UUID> locations(String name) {
			SortedSet<UUID> ids = new TreeSet<>();
			for (String value : values(name)) {
				UUID id = JsonMembers.toId(value);
				if (id == null) {
					this.violations.add(Violation.of(name, "id"));
					return ids;
				}
				ids.add(id);
			}
			if (ids.size() > MAX_VALUES) {
				this.violations.add(Violation.of(name, "too-many-values", MAX_VALUES));
			}
			return ids;
		}

		SortedSet<String> words(String name) {
			SortedSet<String> words = new TreeSet<>();
			String text = String.join(" ", this.parameters.getOrDefault(name, new String[0]));
			if (text.length() > MAX_WORDS_LENGTH) {
				this.violations.add(Violation.of(name, "length", 0, MAX_WORDS_LENGTH));
				return words;
			}
			if (!PlainText.isLines(text)) {
				this.violations.add(Violation.of(name, "control-characters"));
				return words;
			}
			words.addAll(SearchWords.in(text));
			return words;
		}

		SortedSet<UUID> teams(String name) {
			SortedSet<UUID> ids = new TreeSet<>();
			for (String value : values(name)) {
				UUID id = PERSONAL.equals(value) ? null : JsonMembers.toId(value);
				if (id != null) {
					ids.add(id);
				}
				else if (!PERSONAL.equals(value)) {
					this.violations.add(Violation.of(name, "team-id"));
					return ids;
				}
			}
			return ids;
		}

		void verify() {
			if (!this.violations.isEmpty()) {
				throw new UnreadableInputException(this.violations);
			}
		}

	}

}
