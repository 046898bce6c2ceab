package dev.kalends.admin;

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
 * Creates the configured accounts on the first start: the first administrator or, with
 * the profile {@code demo}, a complete office with sample data. It runs before the node
 * accepts requests. If several nodes start concurrently, one of them creates the
 * accounts; the others detect the conflict and continue.
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
			// A concurrent start on another node can cause a refusal, a deadlock or a
			// constraint violation. All of these are fine if there are accounts now.
			if (!this.people.exist()) {
				throw ex;
			}
			logger.info("Another node created the first accounts concurrently");
			logger.debug("The attempt of this node failed with", ex);
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
	 * Creates a team with the first person as manager, the last as viewer and all others
	 * as editors.
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
			PersonDraft draft = PersonDraft.of(name.getKey(), name.getValue(), DEMO_PASSWORD);
			Person person = viewers.isEmpty() ? this.people.createFirst(draft)
					: this.people.create(viewers.values().iterator().next(), draft);
			viewers.put(name.getKey().substring(0, 1), person.asViewer());
		}
		this.samplePlan.create(viewers, createDemoTeam(List.copyOf(viewers.values())));
	}

}
