package dev.kalends.calendar.storm;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A person who reads calendars in a storm, and their known permissions at any time.
 */
class StormPerson {

	private final String id;

	private final String username;

	private final List<AtomicReference<Membership>> memberships;

	private volatile Account account;

	/**
	 * Creates a person without memberships.
	 */
	StormPerson(String id, String username, StormClient client, int teams) {
		this.id = id;
		this.username = username;
		this.account = new Account(client, true, true);
		this.memberships = IntStream.range(0, teams)
			.mapToObj((team) -> new AtomicReference<>(new Membership(null, true)))
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
	 * Enables or disables the person.
	 * @param change returns the person's client after the change is acknowledged
	 */
	void setEnabled(boolean enabled, Supplier<StormClient> change) {
		this.account = new Account(this.account.client(), enabled, false);
		this.account = new Account(change.get(), enabled, true);
	}

	Membership membership(int team) {
		return this.memberships.get(team).get();
	}

	/**
	 * Changes or removes the person's role in a team.
	 * @param role {@code null} to remove the person
	 * @param change returns after the change is acknowledged
	 */
	void setRole(int team, String role, Runnable change) {
		this.memberships.get(team).set(new Membership(role, false));
		change.run();
		this.memberships.get(team).set(new Membership(role, true));
	}

	List<Membership> memberships() {
		return this.memberships.stream().map(AtomicReference::get).toList();
	}

	/**
	 * A membership state. It is compared by identity: if two observations return the same
	 * instance, there was no change in between.
	 */
	static final class Membership {

		private final String role;

		private final boolean settled;

		private Membership(String role, boolean settled) {
			this.role = role;
			this.settled = settled;
		}

		/**
		 * Returns the role; {@code null} if the person is not a member.
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
		 * Returns whether this state applied during the whole time until a later
		 * observation.
		 */
		boolean isUnchangedUntil(Membership later) {
			return this == later && this.settled;
		}

	}

	/**
	 * The client and state of an account. It is compared by identity: if two observations
	 * return the same instance, there was no change in between.
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
		 * Returns whether this state applied during the whole time until a later
		 * observation.
		 */
		boolean isUnchangedUntil(Account later) {
			return this == later && this.settled;
		}

	}

}
