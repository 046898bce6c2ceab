package dev.kalends.admin;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.kalends.account.People;
import dev.kalends.account.Person;
import dev.kalends.account.PersonDraft;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.team.TeamRole;
import dev.kalends.team.Teams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Creates the people that the configuration asks for when there is nobody yet: the first
 * administrator, or a whole office with its plan in the profile {@code demo}. It runs
 * before the first request is taken. Of several nodes that start at the same time one
 * creates them; the others find that out and start without.
 */
@Component
class FirstPeople implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(FirstPeople.class);

	private static final String DEMO_PASSWORD = "kalends-demo";

	private static final String DEMO_TEAM = "Studio";

	private static final Map<String, String> DEMO_PEOPLE = demoPeople();

	private final FirstAdministratorProperties properties;

	private final Environment environment;

	private final People people;

	private final Teams teams;

	private final SamplePlan samplePlan;

	private final WriteTransactions transactions;

	FirstPeople(FirstAdministratorProperties properties, Environment environment, People people, Teams teams,
			SamplePlan samplePlan, WriteTransactions transactions) {
		this.properties = properties;
		this.environment = environment;
		this.people = people;
		this.teams = teams;
		this.samplePlan = samplePlan;
		this.transactions = transactions;
	}

	private static Map<String, String> demoPeople() {
		Map<String, String> names = new LinkedHashMap<>();
		names.put("alice", "Alice Ames");
		names.put("bob", "Bob Brandt");
		names.put("carol", "Carol Costa");
		names.put("dave", "Dave Dahl");
		return names;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.people.exist()) {
			return;
		}
		try {
			create();
		}
		catch (RuntimeException ex) {
			// Losing against another node can end in a refusal, a deadlock or a violated
			// constraint. What counts is whether there is somebody now.
			if (!this.people.exist()) {
				throw ex;
			}
			logger.info("Another node has created the first people at the same time");
			logger.debug("The attempt of this node failed", ex);
		}
	}

	private void create() {
		if (this.environment.acceptsProfiles(Profiles.of("demo"))) {
			this.transactions.run(this::createDemo);
		}
		else {
			PersonDraft administrator = this.properties.draft();
			if (administrator != null) {
				this.people.createFirst(administrator);
			}
		}
	}

	/**
	 * The first manages the team, the last sees it, and the others work in it.
	 */
	private UUID createDemoTeam(List<Viewer> viewers) {
		Viewer manager = viewers.get(0);
		UUID teamId = this.teams.create(manager, DEMO_TEAM).id();
		for (Viewer viewer : viewers.subList(1, viewers.size())) {
			boolean last = viewer.equals(viewers.get(viewers.size() - 1));
			this.teams.putMember(manager, teamId, viewer.id(), last ? TeamRole.VIEWER : TeamRole.EDITOR);
		}
		return teamId;
	}

	private void createDemo() {
		Map<String, Viewer> viewers = new LinkedHashMap<>();
		for (Map.Entry<String, String> name : DEMO_PEOPLE.entrySet()) {
			PersonDraft draft = PersonDraft.of(name.getKey(), name.getValue(), DEMO_PASSWORD)
				.withZone(ZoneId.systemDefault());
			Person person = viewers.isEmpty() ? this.people.createFirst(draft)
					: this.people.create(viewers.values().iterator().next(), draft);
			viewers.put(name.getKey().substring(0, 1), person.asViewer());
		}
		this.samplePlan.create(viewers, createDemoTeam(List.copyOf(viewers.values())));
	}

}
