package dev.kalends.workitem;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Repository of the replaced and removed occurrences of series.
 */
interface SeriesExceptionRepository extends Repository<SeriesException, SeriesException.Key> {

	SeriesException save(SeriesException exception);

	void delete(SeriesException exception);

	void flush();

	/**
	 * Returns all exceptions of a series, with their overrides loaded.
	 */
	@Query("""
			select e from SeriesException e left join fetch e.override
			where e.series.id = :seriesId order by e.key.occurrence""")
	List<SeriesException> findBySeries(UUID seriesId);

	@Query("select count(e) from SeriesException e where e.series.id = :seriesId")
	int count(UUID seriesId);

	@Query("""
			select e from SeriesException e left join fetch e.override
			where e.series.id = :seriesId and e.key.occurrence = :occurrence""")
	Optional<SeriesException> find(UUID seriesId, LocalDate occurrence);

}
