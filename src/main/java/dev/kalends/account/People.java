package dev.kalends.account;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.kalends.account.audit.SecurityEvent;
import dev.kalends.freshness.RestoreCheck;
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

	private final RestoreCheck restores;

	private final ApplicationEventPublisher events;

	private final Ids ids;

	private final Clock clock;

	People(PersonRepository repository, WriteTransactions transactions, ScopeChanges changes, PasswordEncoder passwords,
			RestoreCheck restores, ApplicationEventPublisher events, Ids ids, Clock clock) {
		this.repository = repository;
		this.transactions = transactions;
		this.changes = changes;
		this.passwords = passwords;
		this.restores = restores;
		this.events = events;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Tells whether there are any people yet.
	 * @throws dev.kalends.shared.IncompleteDatabaseException when there are none because
	 * the database is being restored
	 */
	@Transactional(readOnly = true)
	public boolean exist() {
		boolean exist = this.repository.count() > 0;
		if (!exist) {
			this.restores.requireComplete();
		}
		return exist;
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
			Person person = insert(checked, hash(checked), null);
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
				Person person = insert(checked, hash, actor.id());
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

	private Person insert(PersonDraft.Checked checked, String hash, @Nullable UUID actorId) {
		Person person = new Person(this.ids.next(), checked.username(), checked.displayName(), hash, checked.role(),
				checked.zone(), this.clock.instant());
		person.speak(checked.language());
		if (!checked.enabled()) {
			person.disable();
		}
		this.repository.save(person);
		this.changes.create(Scope.user(person.id()));
		this.events.publishEvent(
				new SecurityEvent.PersonCreated(person.id(), person.username(), person.role().code(), actorId));
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
		@Nullable String hash = hashOfPassword(change.apply(PersonDraft.of(get(personId))));
		return this.transactions.execute(() -> {
			List<Person> admins = this.repository.lockEnabledAdmins();
			if (admins.stream().noneMatch((admin) -> admin.id().equals(actor.id()))) {
				throw notAdministrator();
			}
			return change(actor.id(), personId, admins, change, hash);
		});
	}

	/**
	 * Changes what people may change of themselves: display name, time zone and language.
	 */
	public Person changeOwn(Viewer viewer, UnaryOperator<PersonDraft> change) {
		return changeOwn(viewer.id(), (current) -> {
			PersonDraft wanted = change.apply(current);
			return current.withDisplayName(wanted.displayName())
				.withZone(wanted.zone())
				.withLanguage(wanted.language());
		});
	}

	/**
	 * Sets a person's own password and ends their other sessions.
	 * @param compared the person as they were when the current password was compared.
	 * Comparing takes long and locks nothing, so a reset that was acknowledged since then
	 * wins.
	 * @return the person, who needs a new session
	 * @throws RuleViolatedException when the password has been changed since then
	 */
	Person changeOwnPassword(Person compared, String wanted) {
		return changeOwn(compared.id(), (draft) -> {
			if (!get(compared.id()).passwordHash().equals(compared.passwordHash())) {
				throw wrongPassword();
			}
			return draft.withPassword(wanted);
		});
	}

	static RuleViolatedException wrongPassword() {
		return new RuleViolatedException(Violation.of("currentPassword", "current-password"));
	}

	private Person changeOwn(UUID personId, UnaryOperator<PersonDraft> change) {
		@Nullable String hash = hashOfPassword(change.apply(PersonDraft.of(get(personId))));
		return this.transactions
			.execute(() -> change(personId, personId, this.repository.lockEnabledAdmins(), change, hash));
	}

	/**
	 * Changes a person.
	 * @param admins all enabled administrators, who are locked
	 * @param hash the hash of the new password; {@code null} when it stays
	 */
	private Person change(UUID actorId, UUID personId, List<Person> admins, UnaryOperator<PersonDraft> change,
			@Nullable String hash) {
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
		apply(person, checked, hash, actorId);
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

	/**
	 * Hashing takes long and may have to wait, so it comes before anything is locked.
	 * @return {@code null} when there is no password that could be set
	 */
	private @Nullable String hashOfPassword(PersonDraft draft) {
		return (draft.password() != null && draft.passwordViolation().isEmpty())
				? this.passwords.encode(draft.password()) : null;
	}

	private void apply(Person person, PersonDraft.Checked checked, @Nullable String hash, UUID actorId) {
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
			this.events.publishEvent(
					new SecurityEvent.RoleChanged(person.id(), person.username(), person.role().code(), actorId));
		}
		if (checked.enabled() != person.isEnabled()) {
			setEnabled(person, checked.enabled());
			this.events.publishEvent(
					new SecurityEvent.AccessChanged(person.id(), person.username(), person.isEnabled(), actorId));
		}
		if (checked.password() != null) {
			person.changePassword(Objects.requireNonNull(hash));
			this.events.publishEvent(new SecurityEvent.PasswordChanged(person.id(), person.username(), actorId));
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
