package dev.kalends.calendar;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Somebody whose calendar is read in a storm, and what is known for sure of their rights
 * at any moment.
 */
class StormPerson {

	private final String id;

	private final String username;

	private final List<AtomicReference<Standing>> standings;

	private volatile Account account;

	/**
	 * Makes somebody who is in no team yet.
	 */
	StormPerson(String id, String username, StormClient client, int teams) {
		this.id = id;
		this.username = username;
		this.account = new Account(client, true, true);
		this.standings = IntStream.range(0, teams)
			.mapToObj((team) -> new AtomicReference<>(new Standing(null, true)))
			.toList();
	}

	String id() {
		return this.id;
	}

	String username() {
		return this.username;
	}

	Account account() {
		return this.account;
	}

	/**
	 * Lets the person in or shuts them out.
	 * @param change returns the browser that the person uses from then on, once the
	 * change is acknowledged
	 */
	void admit(boolean enabled, Supplier<StormClient> change) {
		this.account = new Account(this.account.client(), enabled, false);
		this.account = new Account(change.get(), enabled, true);
	}

	Standing standing(int team) {
		return this.standings.get(team).get();
	}

	/**
	 * Gives the person a role in a team, or none.
	 * @param change returns once the change is acknowledged
	 */
	void stand(int team, String role, Runnable change) {
		this.standings.get(team).set(new Standing(role, false));
		change.run();
		this.standings.get(team).set(new Standing(role, true));
	}

	List<Standing> standings() {
		return this.standings.stream().map(AtomicReference::get).toList();
	}

	/**
	 * What a person is in a team. Two moments that have the very same one have no change
	 * between them.
	 */
	static final class Standing {

		private final String role;

		private final boolean settled;

		private Standing(String role, boolean settled) {
			this.role = role;
			this.settled = settled;
		}

		/**
		 * Returns the role, {@code null} for somebody who is not in the team.
		 */
		String role() {
			return this.role;
		}

		boolean isMember() {
			return this.role != null;
		}

		boolean mayEdit() {
			return isMember() && !this.role.equals("viewer");
		}

		/**
		 * Tells whether this held from one moment to another.
		 */
		boolean heldUntil(Standing later) {
			return this == later && this.settled;
		}

	}

	/**
	 * How a person comes in, and whether they are let in at all. Two moments that have
	 * the very same one have no change between them.
	 */
	static final class Account {

		private final StormClient client;

		private final boolean enabled;

		private final boolean settled;

		private Account(StormClient client, boolean enabled, boolean settled) {
			this.client = client;
			this.enabled = enabled;
			this.settled = settled;
		}

		StormClient client() {
			return this.client;
		}

		boolean enabled() {
			return this.enabled;
		}

		/**
		 * Tells whether this held from one moment to another.
		 */
		boolean heldUntil(Account later) {
			return this == later && this.settled;
		}

	}

}
