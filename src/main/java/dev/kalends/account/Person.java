package dev.kalends.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Persistable;

/**
 * An account. People are never deleted, only disabled, because their work items and
 * changes refer to them.
 */
@Entity
public class Person implements Persistable<UUID> {

	@Id
	private UUID id;

	private String username;

	private String displayName;

	private String passwordHash;

	@Enumerated(EnumType.STRING)
	private Role role;

	private String timeZone;

	@Enumerated(EnumType.STRING)
	@Column(name = "language")
	private @Nullable Language language;

	private boolean enabled;

	private int sessionEpoch;

	@Column(updatable = false)
	private Instant createdAt;

	@Transient
	private boolean stored;

	/**
	 * Required by JPA.
	 */
	@SuppressWarnings("NullAway.Init")
	protected Person() {
	}

	Person(UUID id, String username, String displayName, String passwordHash, Role role, ZoneId zone,
			Instant createdAt) {
		this.id = id;
		this.username = username;
		this.displayName = displayName;
		this.passwordHash = passwordHash;
		this.role = role;
		this.timeZone = zone.getId();
		this.enabled = true;
		this.createdAt = createdAt;
	}

	public UUID id() {
		return this.id;
	}

	public String username() {
		return this.username;
	}

	public String displayName() {
		return this.displayName;
	}

	public Role role() {
		return this.role;
	}

	public ZoneId zone() {
		return ZoneId.of(this.timeZone);
	}

	/**
	 * Returns the chosen language; {@code null} to use the browser's.
	 */
	public @Nullable Language language() {
		return this.language;
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public String passwordHash() {
		return this.passwordHash;
	}

	public int sessionEpoch() {
		return this.sessionEpoch;
	}

	boolean isEnabledAdmin() {
		return this.enabled && this.role == Role.ADMIN;
	}

	public Viewer asViewer() {
		return new Viewer(this.id, this.username, this.displayName, this.role, zone(), this.language);
	}

	void rename(String newDisplayName) {
		this.displayName = newDisplayName;
	}

	void changeZone(ZoneId zone) {
		this.timeZone = zone.getId();
	}

	void changeLanguage(@Nullable Language newLanguage) {
		this.language = newLanguage;
	}

	void changeRole(Role newRole) {
		this.role = newRole;
	}

	void enable() {
		this.enabled = true;
	}

	/**
	 * Disables the account and ends its sessions, which stay invalid if it is enabled
	 * again.
	 */
	void disable() {
		this.enabled = false;
		this.sessionEpoch++;
	}

	/**
	 * Replaces the password and ends all sessions.
	 */
	void changePassword(String newPasswordHash) {
		this.passwordHash = newPasswordHash;
		this.sessionEpoch++;
	}

	@Override
	public @Nullable UUID getId() {
		return this.id;
	}

	@Override
	public boolean isNew() {
		return !this.stored;
	}

	@PostLoad
	@PostPersist
	void markStored() {
		this.stored = true;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Person person && Objects.equals(this.id, person.id));
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(this.id);
	}

}
