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
import dev.kalends.shared.SearchText;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.team.Memberships;
import dev.kalends.web.JsonMembers;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

/**
 * A filter for the items that the viewer can see. Filters are normalized: filters that
 * differ only in the order, repetition or notation of their values are equal.
 *
 * @param types the types; all when empty
 * @param statuses the statuses; all when empty
 * @param priorities the priorities; all when empty
 * @param assigneeIds people of whom at least one must be assigned; any when empty
 * @param teamIds the teams; all when empty and {@code personal} is not set
 * @param personal whether to include items that belong to none of the viewer's teams
 * @param labels normal forms of effective labels of which at least one must match; any
 * when empty
 * @param locationIds the locations; any when empty
 * @param words words in normal form that the title must contain; any title when empty
 */
public record WorkItemFilter(Set<WorkItemType> types, Set<WorkItemStatus> statuses, Set<Priority> priorities,
		SortedSet<UUID> assigneeIds, SortedSet<UUID> teamIds, boolean personal, SortedSet<String> labels,
		SortedSet<UUID> locationIds, SortedSet<String> words) {

	/**
	 * Names of the request parameters of a filter.
	 */
	public static final Set<String> PARAMETERS = Set.of("type", "status", "priority", "assignee", "team", "label",
			"location", "q");

	/**
	 * Matches all items that the viewer can see.
	 */
	public static final WorkItemFilter ALL = new WorkItemFilter(Set.of(), Set.of(), Set.of(), new TreeSet<>(),
			new TreeSet<>(), false, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

	private static final String ME = "me";

	private static final String PERSONAL = "personal";

	private static final int MAX_WORDS_LENGTH = 500;

	private static final int MAX_VALUES = 100;

	private static final int MAX_LABEL_LENGTH = 200;

	/**
	 * Reads a filter from request parameters. Parameters may be repeated. Values may be
	 * lists separated by commas, except for labels, which may contain commas.
	 * {@code type=task} includes subtasks.
	 * @param viewerId the person for {@code assignee=me}
	 * @throws UnreadableInputException with one violation per invalid parameter; an
	 * invalid value is never ignored, because that would widen the result
	 */
	public static WorkItemFilter parse(Map<String, String[]> parameters, UUID viewerId) {
		Parameters reader = new Parameters(parameters);
		Set<WorkItemType> types = EnumSet.noneOf(WorkItemType.class);
		reader.choices("type", WorkItemType::ofCode, WorkItemType.codes())
			.forEach((type) -> types.addAll(type.withSub()));
		Set<WorkItemStatus> statuses = reader.choices("status", WorkItemStatus::ofCode, WorkItemStatus.codes());
		Set<Priority> priorities = reader.choices("priority", Priority::ofCode, Priority.codes());
		SortedSet<UUID> assigneeIds = reader.people("assignee", viewerId);
		SortedSet<UUID> teamIds = reader.teams("team");
		boolean personal = reader.values("team").contains(PERSONAL);
		SortedSet<String> labels = reader.labels("label");
		SortedSet<UUID> locationIds = reader.locations("location");
		SortedSet<String> words = reader.words("q");
		reader.verify();
		return new WorkItemFilter(emptyIfAll(types, WorkItemType.values().length),
				emptyIfAll(statuses, WorkItemStatus.values().length), emptyIfAll(priorities, Priority.values().length),
				assigneeIds, teamIds, personal, labels, locationIds, words);
	}

	/**
	 * Checks that the viewer is a member of all teams of the filter. For other people a
	 * team does not exist.
	 * @throws UnreadableInputException with the parameter {@code team}
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
	 * Returns whether the filter restricts the teams.
	 */
	private boolean restrictsTeams() {
		return this.personal || !this.teamIds.isEmpty();
	}

	/**
	 * Returns whether the filter includes the items of a team.
	 */
	public boolean includesTeam(UUID teamId) {
		return !restrictsTeams() || this.teamIds.contains(teamId);
	}

	/**
	 * Returns whether the filter includes items that belong to none of the viewer's
	 * teams.
	 */
	public boolean includesPersonal() {
		return !restrictsTeams() || this.personal;
	}

	/**
	 * Returns a copy without the restriction to teams.
	 */
	public WorkItemFilter ofAnyTeam() {
		return new WorkItemFilter(this.types, this.statuses, this.priorities, this.assigneeIds, new TreeSet<>(), false,
				this.labels, this.locationIds, this.words);
	}

	private static <E> Set<E> emptyIfAll(Set<E> chosen, int all) {
		return (chosen.size() == all) ? Set.of() : chosen;
	}

	/**
	 * Returns a canonical text: equal for equal filters, different for different ones.
	 */
	public String canonical() {
		return "type=" + names(this.types) + "&status=" + names(this.statuses) + "&priority=" + names(this.priorities)
				+ "&assignee=" + this.assigneeIds + "&team=" + this.teamIds + (this.personal ? "+personal" : "")
				+ "&label=" + escaped(this.labels) + "&location=" + this.locationIds + "&q=" + escaped(this.words);
	}

	/**
	 * URL-encodes the texts, because labels may contain any character, including the
	 * separators.
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
	 * Returns whether an item with the given effective labels matches.
	 */
	public boolean matchesLabels(Collection<String> effectiveLabels) {
		return this.labels.isEmpty() || effectiveLabels.stream().map(SearchText::of).anyMatch(this.labels::contains);
	}

	/**
	 * Adds the conditions for an item {@code w}. Teams and labels are not included: teams
	 * depend on the viewer, and labels are inherited.
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
			conditions.add(SqlConditions.contains("w.title_search"), word);
		}
	}

	/**
	 * Reads request parameters and collects violations.
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
			return limited(name, ids(values(name), name, "person-id",
					(value) -> ME.equals(value) ? viewerId : JsonMembers.toId(value)));
		}

		SortedSet<UUID> locations(String name) {
			return limited(name, ids(values(name), name, "id", JsonMembers::toId));
		}

		SortedSet<UUID> teams(String name) {
			List<String> ids = values(name).stream().filter((value) -> !PERSONAL.equals(value)).toList();
			return ids(ids, name, "team-id", JsonMembers::toId);
		}

		private SortedSet<UUID> ids(List<String> values, String name, String code,
				Function<String, @Nullable UUID> parser) {
			SortedSet<UUID> ids = new TreeSet<>();
			for (String value : values) {
				UUID id = parser.apply(value);
				if (id == null) {
					this.violations.add(Violation.of(name, code));
					return new TreeSet<>();
				}
				ids.add(id);
			}
			return ids;
		}

		private <C extends Collection<?>> C limited(String name, C values) {
			if (values.size() > MAX_VALUES) {
				this.violations.add(Violation.of(name, "too-many-values", MAX_VALUES));
			}
			return values;
		}

		/**
		 * Labels may contain commas, so they are not split. They are compared by their
		 * normal form.
		 */
		SortedSet<String> labels(String name) {
			List<String> labels = Arrays.asList(this.parameters.getOrDefault(name, new String[0]));
			if (labels.stream()
				.anyMatch(
						(label) -> label.isBlank() || label.length() > MAX_LABEL_LENGTH || !PlainText.isLine(label))) {
				this.violations.add(Violation.of(name, "label-length", MAX_LABEL_LENGTH));
			}
			return limited(name, labels).stream().map(SearchText::of).collect(Collectors.toCollection(TreeSet::new));
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

		void verify() {
			if (!this.violations.isEmpty()) {
				throw new UnreadableInputException(this.violations);
			}
		}

	}

}
