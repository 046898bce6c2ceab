package dev.kalends.shared;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the splitting of ids into chunks.
 */
class IdChunksTests {

	@Test
	void chunksAreBoundedAndContainAllIdsInOrder() {
		List<UUID> ids = Stream.generate(UUID::randomUUID).limit(1001).toList();
		List<List<UUID>> chunks = IdChunks.of(ids);
		assertThat(chunks).extracting(List::size).containsExactly(500, 500, 1);
		assertThat(chunks.stream().flatMap(List::stream)).containsExactlyElementsOf(ids);
	}

	@Test
	void noIdsMakeNoChunk() {
		assertThat(IdChunks.of(List.of())).isEmpty();
	}

}
