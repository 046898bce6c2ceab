package dev.kalends.calendar;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

/**
 * Tests the events of a part of a calendar.
 */
class FeedPartTests {

	@Test
	void eventWithoutMemberEditableIsRejected() {
		byte[] json = "{\"title\":\"\\\"editable\\\":false\",\"editable\":true}".getBytes(StandardCharsets.UTF_8);
		assertThatIllegalStateException().isThrownBy(() -> FeedPart.Event.of(mock(FeedItem.class), json))
			.withMessageContaining("editable");
	}

}
