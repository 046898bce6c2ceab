package dev.kalends.support;

import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;

import dev.kalends.account.People;
import dev.kalends.account.Person;
import dev.kalends.account.PersonDraft;
import dev.kalends.account.Role;
import dev.kalends.account.Viewer;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Creates people for tests and signs them in over HTTP.
 */
public class Office {

	public static final String PASSWORD = "correct horse";

	private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

	private final People people;

	private final Environment environment;

	private final AtomicInteger counter = new AtomicInteger();

	private @Nullable Viewer admin;

	Office(People people, Environment environment) {
		this.people = people;
		this.environment = environment;
	}

	/**
	 * Returns an administrator.
	 */
	public synchronized Viewer admin() {
		Viewer known = this.admin;
		if (known == null) {
			known = this.people
				.createFirst(PersonDraft.of("admin", "Ada Admin", PASSWORD).withRole(Role.ADMIN).withZone(ZONE))
				.asViewer();
			this.admin = known;
		}
		return known;
	}

	/**
	 * Creates a person for the current test.
	 */
	public Viewer person(String displayName) {
		return person(displayName, ZONE);
	}

	public Viewer person(String displayName, ZoneId zone) {
		String username = "p" + this.counter.incrementAndGet();
		Person person = this.people.create(admin(), PersonDraft.of(username, displayName, PASSWORD).withZone(zone));
		return person.asViewer();
	}

	/**
	 * Signs a person in.
	 */
	public Client signIn(Viewer person) {
		return stranger().signIn(person.username(), PASSWORD);
	}

	/**
	 * Returns a client that is not signed in.
	 */
	public Client stranger() {
		return new Client(address());
	}

	/**
	 * Returns the URL of the application without a trailing slash.
	 */
	public String address() {
		return "http://localhost:" + this.environment.getRequiredProperty("local.server.port")
				+ this.environment.getProperty("server.servlet.context-path", "");
	}

}
