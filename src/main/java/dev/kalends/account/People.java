package dev.kalends.account;

import java.time.Clock;
import java.time.ZoneId;
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
 * Creates and changes people.
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
	 * Returns whether any accounts exist.
	 * @throws dev.kalends.shared.IncompleteDatabaseException if there are none because
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
	 * Returns all people, including disabled ones, by name.
	 */
	@Transactional(readOnly = true)
	public List<Person> all() {
		return this.repository.findAllByName().stream().sorted(AlphabeticalOrder.by(Person::displayName)).toList();
	}

	/**
	 * Returns the enabled people, to whom work can be assigned, by name.
	 */
	@Transactional(readOnly = true)
	public List<PersonName> assignable() {
		return inOrder(this.repository.findEnabledByName());
	}

	/**
	 * Returns the given people, including disabled ones, by name. Unknown ids are
	 * omitted.
	 */
	@Transactional(readOnly = true)
	public List<PersonName> named(Collection<UUID> personIds) {
		return inOrder(this.repository.findAllByIds(personIds));
	}

	/**
	 * Returns one person.
	 * @throws NotFoundException if the person does not exist
	 */
	@Transactional(readOnly = true)
	public Person get(UUID personId) {
		return this.repository.findById(personId).orElseThrow(NotFoundException::new);
	}

	/**
	 * Creates the first administrator. An empty table has no row to lock, so callers on
	 * all nodes lock the scope version of everyone before they count. Only the caller
	 * that finds no accounts computes a hash.
	 * @throws AlreadySetUpException if there are accounts already
	 * @throws RuleViolatedException if a field breaks a rule
	 */
	public Person createFirst(PersonDraft draft) {
		PersonDraft.Checked checked = draft.withRole(Role.ADMIN).checked(true);
		return this.transactions.execute(() -> {
			this.changes.lock(Scope.EVERYONE);
			if (exist()) {
				throw new AlreadySetUpException();
			}
			Person person = insert(checked, hash(checked), ZoneId.systemDefault(), null);
			this.changes.because("installation.set_up", person.id(), person.id());
			this.changes.touch(Scope.EVERYONE);
			return person;
		});
	}

	/**
	 * Creates a person on behalf of an administrator.
	 * @throws NotPermittedException if the actor is not an administrator
	 * @throws RuleViolatedException if a field breaks a rule or the username is taken
	 */
	public Person create(Viewer actor, PersonDraft draft) {
		requireAdmin(actor);
		PersonDraft.Checked checked = draft.checked(true);
		String hash = hash(checked);
		try {
			return this.transactions.execute(() -> {
				lockAdministrator(actor);
				if (this.repository.existsByUsername(checked.username())) {
					throw usernameTaken(checked.username());
				}
				Person person = insert(checked, hash, actor.zone(), actor.id());
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

	/**
	 * Stores a new person.
	 * @param zone the zone to assume for an automatic one until a device tells its own
	 */
	private Person insert(PersonDraft.Checked checked, String hash, ZoneId zone, @Nullable UUID actorId) {
		Person person = new Person(this.ids.next(), checked.username(), checked.displayName(), hash, checked.role(),
				zone, this.clock.instant());
		person.changeZone(checked.zone());
		person.changeLanguage(checked.language());
		person.changeWeekAndClock(checked.weekAndClock());
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
	 * @throws NotPermittedException if the actor is not an administrator
	 * @throws NotFoundException if the person does not exist
	 * @throws RuleViolatedException if a field breaks a rule, or no administrator would
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
	 * Changes the viewer's own display name, time zone, language, week and clock. All
	 * other changes of the draft are ignored.
	 */
	public Person changeOwn(Viewer viewer, UnaryOperator<PersonDraft> change) {
		return changeOwn(viewer.id(), (current) -> {
			PersonDraft requested = change.apply(current);
			return current.withDisplayName(requested.displayName())
				.withZone(requested.zone())
				.withLanguage(requested.language())
				.withWeekAndClock(requested.weekAndClock());
		});
	}

	/**
	 * Sets a person's own password and ends their other sessions.
	 * @param compared the person as read when the current password was verified.
	 * Verification is slow and holds no lock, so a password reset acknowledged since then
	 * takes precedence.
	 * @param password the new password
	 * @return the person, who needs a new session
	 * @throws RuleViolatedException if the password has been changed since then
	 */
	Person changeOwnPassword(Person compared, String password) {
		return changeOwn(compared.id(), (draft) -> {
			if (!get(compared.id()).passwordHash().equals(compared.passwordHash())) {
				throw wrongPassword();
			}
			return draft.withPassword(password);
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
	 * @param admins all enabled administrators, locked
	 * @param hash the hash of the new password; {@code null} if unchanged
	 */
	private Person change(UUID actorId, UUID personId, List<Person> admins, UnaryOperator<PersonDraft> change,
			@Nullable String hash) {
		Person person = this.repository.lock(List.of(personId))
			.stream()
			.findFirst()
			.orElseThrow(NotFoundException::new);
		PersonDraft current = PersonDraft.of(person);
		PersonDraft requested = change.apply(current);
		if (requested.equals(current)) {
			return person;
		}
		PersonDraft.Checked checked = requested.checked(false);
		apply(person, checked, hash, actorId);
		if (!person.isEnabledAdmin() && admins.contains(person) && admins.size() == 1) {
			throw new RuleViolatedException(Violation.of(checked.enabled() ? "role" : "enabled", "last-administrator"));
		}
		// Language, week and clock touch no scope: feeds contain no translated text.
		if (!requested.withLanguage(current.language()).withWeekAndClock(current.weekAndClock()).equals(current)) {
			this.changes.because("person.changed", actorId, personId);
			this.changes.touch(Scope.user(personId));
		}
		return person;
	}

	/**
	 * Hashing is slow and may have to wait, so it runs before any lock is taken.
	 * @return {@code null} if there is no acceptable new password
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
		person.changeZone(checked.zone());
		person.changeLanguage(checked.language());
		person.changeWeekAndClock(checked.weekAndClock());
		if (checked.role() != person.role()) {
			person.changeRole(checked.role());
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
	 * Locks a person who is about to act as an administrator until the transaction ends.
	 * Revoking the role takes the same lock, so no administrative change is saved after
	 * the revocation was acknowledged.
	 * @throws NotPermittedException if the person is no longer an administrator
	 */
	public void lockAdministrator(Viewer actor) {
		if (this.repository.lock(List.of(actor.id())).stream().noneMatch(Person::isEnabledAdmin)) {
			throw notAdministrator();
		}
	}

	/**
	 * Returns whether a person is currently an enabled administrator, regardless of the
	 * role read at the beginning of the request. Lock the person first if a change
	 * depends on it.
	 */
	public boolean isAdministrator(UUID personId) {
		return this.repository.findById(personId).filter(Person::isEnabledAdmin).isPresent();
	}

	/**
	 * Locks people until the transaction ends, because their names are about to be shown
	 * to more viewers. A rename takes the same lock before it searches for the scopes
	 * that show the name, so neither can miss the other.
	 * @return the ids of the people who exist and are enabled
	 */
	public List<UUID> lockForDisplay(Collection<UUID> personIds) {
		return this.repository.lock(personIds).stream().filter(Person::isEnabled).map(Person::id).toList();
	}

	/**
	 * Sorts names by the collation of the viewer's language. The sort is stable.
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
