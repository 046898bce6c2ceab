package dev.kalends.account;

import java.time.DayOfWeek;
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

	/**
	 * {@code null} is automatic: the zone of the device applies.
	 */
	private @Nullable String timeZone;

	/**
	 * The zone that a device told last. {@link DeviceZones} updates it.
	 */
	@Column(updatable = false)
	private String deviceZone;

	@Enumerated(EnumType.STRING)
	@Column(name = "language")
	private @Nullable Language language;

	@Enumerated(EnumType.STRING)
	private @Nullable DayOfWeek firstDay;

	@Enumerated(EnumType.STRING)
	private @Nullable ClockFormat clockFormat;

	private boolean weekNumbers;

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

	/**
	 * Creates a person whose time zone is automatic.
	 * @param deviceZone the zone to assume until a device tells its own
	 */
	Person(UUID id, String username, String displayName, String passwordHash, Role role, ZoneId deviceZone,
			Instant createdAt) {
		this.id = id;
		this.username = username;
		this.displayName = displayName;
		this.passwordHash = passwordHash;
		this.role = role;
		this.deviceZone = deviceZone.getId();
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

	/**
	 * Returns the chosen time zone; {@code null} if it is automatic.
	 */
	public @Nullable ZoneId chosenZone() {
		return (this.timeZone != null) ? ZoneId.of(this.timeZone) : null;
	}

	/**
	 * Returns the chosen time zone, otherwise the one that a device told last.
	 */
	public ZoneId zone() {
		return ZoneId.of((this.timeZone != null) ? this.timeZone : this.deviceZone);
	}

	/**
	 * Returns the chosen language; {@code null} to use the browser's.
	 */
	public @Nullable Language language() {
		return this.language;
	}

	WeekAndClock weekAndClock() {
		return new WeekAndClock(this.firstDay, this.clockFormat, this.weekNumbers);
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
		return new Viewer(this.id, this.username, this.displayName, this.role, zone(), this.timeZone == null,
				this.language, weekAndClock());
	}

	void rename(String newDisplayName) {
		this.displayName = newDisplayName;
	}

	void changeZone(@Nullable ZoneId zone) {
		this.timeZone = (zone != null) ? zone.getId() : null;
	}

	void changeLanguage(@Nullable Language newLanguage) {
		this.language = newLanguage;
	}

	void changeWeekAndClock(WeekAndClock chosen) {
		this.firstDay = chosen.firstDay();
		this.clockFormat = chosen.clock();
		this.weekNumbers = chosen.weekNumbers();
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
