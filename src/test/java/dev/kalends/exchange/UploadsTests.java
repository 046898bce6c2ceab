package dev.kalends.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import dev.kalends.shared.Ids;
import dev.kalends.shared.RequestLimits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Files of previews are limited in number, size and time, and belong to one person.
 */
class UploadsTests {

	private static final UUID ANN = UUID.randomUUID();

	private static final UUID BOB = UUID.randomUUID();

	private static final byte[] CONTENT = { 1, 2, 3 };

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-10-15T10:00:00Z"));

	private final Uploads uploads = new Uploads(new Ids(Clock.systemUTC()), clock(), 4L * RequestLimits.MAX_UPLOAD);

	@Test
	void fileIsFoundByItsOwnerOnly() {
		Upload upload = this.uploads.store(ANN, CONTENT);
		String id = upload.id().toString();
		assertThat(this.uploads.find(ANN, id)).containsSame(upload);
		assertThat(upload.content()).isEqualTo(CONTENT);
		assertThat(this.uploads.find(BOB, id)).isEmpty();
		assertThat(this.uploads.find(ANN, UUID.randomUUID().toString())).isEmpty();
		assertThat(this.uploads.find(ANN, "nonsense")).isEmpty();
	}

	@Test
	void newFileReplacesThePreviousOneOfThePerson() {
		String first = this.uploads.store(ANN, CONTENT).id().toString();
		String second = this.uploads.store(ANN, CONTENT).id().toString();
		assertThat(this.uploads.find(ANN, first)).isEmpty();
		assertThat(this.uploads.find(ANN, second)).isPresent();
	}

	@Test
	void fileIsRemovedAfterItsLifetime() {
		String id = this.uploads.store(ANN, CONTENT).id().toString();
		this.now.updateAndGet((instant) -> instant.plus(Uploads.LIFETIME));
		assertThat(this.uploads.find(ANN, id)).isPresent();
		this.now.updateAndGet((instant) -> instant.plus(Duration.ofSeconds(1)));
		assertThat(this.uploads.find(ANN, id)).isEmpty();
	}

	@Test
	void oldestFilesAreDroppedBeyondTheTotalSize() {
		byte[] large = new byte[RequestLimits.MAX_UPLOAD];
		List<UUID> people = Stream.generate(UUID::randomUUID).limit(5).toList();
		List<String> ids = people.stream().map((person) -> this.uploads.store(person, large).id().toString()).toList();
		assertThat(this.uploads.find(people.get(0), ids.get(0))).isEmpty();
		for (int i = 1; i < people.size(); i++) {
			assertThat(this.uploads.find(people.get(i), ids.get(i))).isPresent();
		}
	}

	@Test
	void fileIsImportedOnce() {
		Upload upload = this.uploads.store(ANN, CONTENT);
		assertThat(upload.begin()).isTrue();
		assertThat(upload.begin()).isFalse();
		upload.end(null);
		assertThat(upload.result()).isNull();
		assertThat(upload.begin()).isTrue();
		Upload.Result result = new Upload.Result(new Imported(3, null, List.of()), null);
		upload.end(result);
		assertThat(upload.begin()).isFalse();
		assertThat(upload.result()).isEqualTo(result);
		assertThat(upload.content()).isEmpty();
	}

	private Clock clock() {
		Clock clock = mock(Clock.class);
		given(clock.instant()).willAnswer((invocation) -> this.now.get());
		return clock;
	}

}
