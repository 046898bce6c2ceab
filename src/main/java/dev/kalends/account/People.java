package dev.kalends.account;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.Ids;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.web.AlphabeticalOrder;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes and changes people.
 */
@Service
public class People {

	private final PersonRepository repository;

	private final WriteTransactions transactions;

	private final ScopeChanges changes;

	private final PasswordEncoder passwords;

	private final ApplicationEventPublisher events;

	private final Ids ids;

	private final Clock clock;

	People(PersonRepository repository, WriteTransactions transactions, ScopeChanges changes, PasswordEncoder passwords,
			ApplicationEventPublisher events, Ids ids, Clock clock) {
		this.repository = repository;
		this.transactions = transactions;
		this.changes = changes;
		this.passwords = passwords;
		this.events = events;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Tells whether anybody is there at all.
	 */
	@Transactional(readOnly = true)
	public boolean exist() {
		return this.repository.count() > 0;
	}

	/**
	 * Returns everybody, disabled people included, by name.
	 */
	@Transactional(readOnly = true)
	public List<Person> all() {
		return this.repository.findAllByName().stream().sorted(AlphabeticalOrder.by(Person::displayName)).toList();
	}

	/**
	 * Returns the people whom work may be assigned to, by name.
	 */
	@Transactional(readOnly = true)
	public List<PersonName> assignable() {
		return inOrder(this.repository.findEnabledByName());
	}

	/**
	 * Returns the names of people, disabled ones included, by name.
	 */
	@Transactional(readOnly = true)
	public List<PersonName> named(Collection<UUID> personIds) {
		return inOrder(this.repository.findAllByIds(personIds));
	}

	/**
	 * Returns one person.
	 * @throws NotFoundException when there is nobody of this id
	 */
	@Transactional(readOnly = true)
	public Person get(UUID personId) {
		return this.repository.findById(personId).orElseThrow(NotFoundException::new);
	}

	/**
	 * Creates the first administrator. No row stands for "there is nobody yet", so
	 * callers on any node lock the version of everyone before they count. Only the one
	 * that finds nobody computes a hash.
	 * @throws AlreadySetUpException when there are people already
	 * @throws RuleViolatedException when a field breaks a rule
	 */
	public Person createFirst(PersonDraft draft) {
		PersonDraft.Checked checked = draft.withRole(Role.ADMIN).checked(true);
		return this.transactions.execute(() -> {
			this.changes.lock(Scope.EVERYONE);
			if (exist()) {
				throw new AlreadySetUpException();
			}
			Person person = insert(checked, hash(checked));
			this.changes.because("installation.set_up", person.id(), person.id());
			this.changes.touch(Scope.EVERYONE);
			return person;
		});
	}

	/**
	 * Creates a person on behalf of an administrator.
	 * @throws NotPermittedException when the actor is not an administrator
	 * @throws RuleViolatedException when a field breaks a rule or the username is taken
	 */
	public Person create(Viewer actor, PersonDraft draft) {
		requireAdmin(actor);
		PersonDraft.Checked checked = ((draft.zone() != null) ? draft : draft.withZone(actor.zone())).checked(true);
		String hash = hash(checked);
		try {
			return this.transactions.execute(() -> {
				lockAdministrator(actor);
				if (this.repository.existsByUsername(checked.username())) {
					throw usernameTaken(checked.username());
				}
				Person person = insert(checked, hash);
				this.changes.because("person.created", actor.id(), person.id());
				return person;
			});
		}
		catch (DataIntegrityViolationException ex) {
			throw usernameTaken(checked.username());
		}
	}

	private String hash(PersonDraft.Checked checked) {
		return Objects.requireNonNull(this.passwords.encode(checked.password()));
	}

	private Person insert(PersonDraft.Checked checked, String hash) {
		Person person = new Person(this.ids.next(), checked.username(), checked.displayName(), hash, checked.role(),
				checked.zone(), this.clock.instant());
		person.speak(checked.language());
		if (!checked.enabled()) {
			person.disable();
		}
		this.repository.save(person);
		this.changes.create(Scope.user(person.id()));
		return person;
	}

	/**
	 * Changes a person on behalf of an administrator.
	 * @throws NotPermittedException when the actor is not an administrator
	 * @throws NotFoundException when there is nobody of this id
	 * @throws RuleViolatedException when a field breaks a rule, or no administrator would
	 * be left
	 */
	public Person change(Viewer actor, UUID personId, UnaryOperator<PersonDraft> change) {
		requireAdmin(actor);
		return this.transactions.execute(() -> {
			List<Person> admins = this.repository.lockEnabledAdmins();
			if (admins.stream().noneMatch((admin) -> admin.id().equals(actor.id()))) {
				throw notAdministrator();
			}
			return change(actor.id(), personId, admins, change);
		});
	}

	/**
	 * Changes what people may change of themselves: display name, time zone and language.
	 */
	public Person changeOwn(Viewer viewer, UnaryOperator<PersonDraft> change) {
		return change(viewer, (current) -> {
			PersonDraft wanted = change.apply(current);
			return current.withDisplayName(wanted.displayName())
				.withZone(wanted.zone())
				.withLanguage(wanted.language());
		});
	}

	/**
	 * Changes the viewer's password and ends their other sessions.
	 * @return the person, who needs a new session
	 * @throws RuleViolatedException when the current password is wrong or the new one too
	 * short or too long
	 */
	public Person changeOwnPassword(Viewer viewer, @Nullable String current, @Nullable String wanted) {
		String compared = get(viewer.id()).passwordHash();
		if (current == null || !this.passwords.matches(current, compared)) {
			throw wrongPassword();
		}
		if (!PersonDraft.isGoodPassword(wanted)) {
			throw new RuleViolatedException(Violation.of("newPassword", "length", 8, 128));
		}
		return change(viewer, (draft) -> {
			// Comparing takes long and locks nothing. A reset that was acknowledged
			// since then wins.
			if (!get(viewer.id()).passwordHash().equals(compared)) {
				throw wrongPassword();
			}
			return draft.withPassword(wanted);
		});
	}

	private static RuleViolatedException wrongPassword() {
		return new RuleViolatedException(Violation.of("currentPassword", "current-password"));
	}

	private Person change(Viewer viewer, UnaryOperator<PersonDraft> change) {
		return this.transactions
			.execute(() -> change(viewer.id(), viewer.id(), this.repository.lockEnabledAdmins(), change));
	}

	/**
	 * Changes a person.
	 * @param admins all enabled administrators, who are locked
	 */
	private Person change(UUID actorId, UUID personId, List<Person> admins, UnaryOperator<PersonDraft> change) {
		Person person = this.repository.lock(List.of(personId))
			.stream()
			.findFirst()
			.orElseThrow(NotFoundException::new);
		PersonDraft before = PersonDraft.of(person);
		PersonDraft wanted = change.apply(before);
		if (wanted.equals(before)) {
			return person;
		}
		PersonDraft.Checked checked = wanted.checked(false);
		apply(person, checked);
		if (!person.isEnabledAdmin() && admins.contains(person) && admins.size() == 1) {
			throw new RuleViolatedException(Violation.of(checked.enabled() ? "role" : "enabled", "last-administrator"));
		}
		// Calendars say nothing in words: in another language they are the same.
		if (!wanted.withLanguage(before.language()).equals(before)) {
			this.changes.because("person.changed", actorId, personId);
			this.changes.touch(Scope.user(personId));
		}
		return person;
	}

	private void apply(Person person, PersonDraft.Checked checked) {
		if (!checked.displayName().equals(person.displayName())) {
			person.rename(checked.displayName());
			this.events.publishEvent(new PersonRenamed(person.id()));
		}
		if (!checked.zone().equals(person.zone())) {
			person.moveTo(checked.zone());
		}
		person.speak(checked.language());
		if (checked.role() != person.role()) {
			person.become(checked.role());
		}
		if (checked.enabled() != person.isEnabled()) {
			setEnabled(person, checked.enabled());
		}
		if (checked.password() != null) {
			person.changePassword(Objects.requireNonNull(this.passwords.encode(checked.password())));
		}
	}

	private static void setEnabled(Person person, boolean enabled) {
		if (enabled) {
			person.enable();
		}
		else {
			person.disable();
		}
	}

	/**
	 * Locks somebody who is about to act as an administrator until the transaction ends.
	 * Taking the role away needs the same lock, so nothing that only administrators may
	 * do is saved after the demotion was acknowledged.
	 * @throws NotPermittedException when the person is not an administrator any more
	 */
	public void lockAdministrator(Viewer actor) {
		if (this.repository.lock(List.of(actor.id())).stream().noneMatch(Person::isEnabledAdmin)) {
			throw notAdministrator();
		}
	}

	/**
	 * Tells whether somebody is an enabled administrator now, whatever was read at the
	 * beginning of the request. Lock the person first where a change depends on it.
	 */
	public boolean isAdministrator(UUID personId) {
		return this.repository.findById(personId).filter(Person::isEnabledAdmin).isPresent();
	}

	/**
	 * Locks people until the transaction ends, because something of theirs is about to be
	 * shown where it was not before. A rename takes the same lock before it looks for the
	 * places that show the name, so neither can miss the other.
	 * @return the ids of those who exist and may be given work
	 */
	public List<UUID> lockForDisplay(Collection<UUID> personIds) {
		return this.repository.lock(personIds).stream().filter(Person::isEnabled).map(Person::id).toList();
	}

	/**
	 * Returns the names in the order of the reader's alphabet; those that are the same to
	 * it stay as they are.
	 */
	private static List<PersonName> inOrder(List<Person> people) {
		return people.stream().map(PersonName::of).sorted(AlphabeticalOrder.by(PersonName::displayName)).toList();
	}

	static void requireAdmin(Viewer actor) {
		if (!actor.isAdmin()) {
			throw notAdministrator();
		}
	}

	private static NotPermittedException notAdministrator() {
		return new NotPermittedException("administrators-only");
	}

	private static RuleViolatedException usernameTaken(String username) {
		return new RuleViolatedException(Violation.of("username", "username-taken", username));
	}

}
