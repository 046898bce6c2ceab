package dev.kalends.shared;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how ids are split.
 */
class IdChunksTests {

	@Test
	void idsAreSplitInTheirOrder() {
		List<UUID> ids = LongStream.rangeClosed(0, 2 * IdChunks.IDS_PER_QUERY).mapToObj((i) -> new UUID(0, i)).toList();
		assertThat(IdChunks.of(ids)).hasSize(3).allMatch((chunk) -> chunk.size() <= IdChunks.IDS_PER_QUERY);
		assertThat(IdChunks.of(ids).stream().flatMap(List::stream)).containsExactlyElementsOf(ids);
		assertThat(IdChunks.of(List.of())).isEmpty();
	}

}
