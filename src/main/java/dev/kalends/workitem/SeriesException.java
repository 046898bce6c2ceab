package dev.kalends.workitem;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Persistable;

/**
 * An occurrence of a series that is replaced by an override, or removed. The row of an
 * override that is in the trash, or purged, stays, so the original occurrence does not
 * return.
 */
@Entity
@EntityListeners(UnrecordedChangeGuard.class)
class SeriesException implements Persistable<SeriesException.Key> {

	@EmbeddedId
	private Key key;

	@MapsId("seriesId")
	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "series_id")
	private WorkItem series;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "override_id")
	private @Nullable WorkItem override;

	@Transient
	private boolean stored;

	/**
	 * For JPA.
	 */
	@SuppressWarnings("NullAway.Init")
	protected SeriesException() {
	}

	/**
	 * Creates an exception.
	 * @param override the item that replaces the occurrence; {@code null} if it is
	 * removed
	 */
	SeriesException(WorkItem series, LocalDate occurrence, @Nullable WorkItem override) {
		this.key = new Key(series.id(), occurrence);
		this.series = series;
		this.override = override;
	}

	WorkItem series() {
		return this.series;
	}

	/**
	 * Returns the original date of the occurrence.
	 */
	LocalDate occurrence() {
		return this.key.occurrence;
	}

	/**
	 * Returns the item that replaces the occurrence; {@code null} if it is removed.
	 */
	@Nullable WorkItem override() {
		return this.override;
	}

	@Nullable UUID overrideId() {
		return (this.override != null) ? this.override.id() : null;
	}

	@Override
	public Key getId() {
		return this.key;
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

	/**
	 * The series and the original date.
	 */
	@Embeddable
	static class Key implements Serializable {

		private static final long serialVersionUID = 1L;

		private UUID seriesId;

		@Column(name = "occurrence")
		private LocalDate occurrence;

		/**
		 * For JPA.
		 */
		@SuppressWarnings("NullAway.Init")
		protected Key() {
		}

		Key(UUID seriesId, LocalDate occurrence) {
			this.seriesId = seriesId;
			this.occurrence = occurrence;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Key key && Objects.equals(this.seriesId, key.seriesId)
					&& Objects.equals(this.occurrence, key.occurrence);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.seriesId, this.occurrence);
		}

	}

}
