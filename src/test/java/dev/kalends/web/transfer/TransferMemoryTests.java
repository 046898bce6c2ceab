package dev.kalends.web.transfer;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * Tests that transfers share a bounded amount of memory, and that slow responses are
 * evicted first.
 */
class TransferMemoryTests {

	private static final int MEGABYTE = 1024 * 1024;

	private final AtomicLong now = new AtomicLong();

	/**
	 * Eight megabytes each for responses and for bodies.
	 */
	private final TransferMemory memory = new TransferMemory(MEGABYTE, new SimpleMeterRegistry(), this.now::get);

	@Test
	void bodyIsWrittenToFileIfMemoryIsExhausted() throws IOException {
		assertThat(this.memory.reserveBody(8 * MEGABYTE)).isTrue();
		byte[] chunk = "x".repeat(1000).getBytes();
		try (RequestBody body = new RequestBody(this.memory)) {
			assertThat(body.append(chunk, chunk.length)).isTrue();
			assertThat(body.open().readAllBytes()).isEqualTo(chunk);
		}
		this.memory.releaseBody(8 * MEGABYTE);
		assertThat(this.memory.reserveBody(8 * MEGABYTE)).isTrue();
	}

	@Test
	void largeBodyIsCompleteAndReleasesItsResources() throws IOException {
		byte[] chunk = new byte[10_000];
		Arrays.fill(chunk, (byte) 'x');
		try (RequestBody body = new RequestBody(this.memory)) {
			for (int i = 0; i < 20; i++) {
				assertThat(body.append(chunk, chunk.length)).isTrue();
			}
			assertThat(body.open().readAllBytes()).hasSize(200_000).containsOnly('x');
			assertThat(body.length()).isEqualTo(200_000);
		}
		assertThat(this.memory.reserveBody(8 * MEGABYTE)).isTrue();
		assertThat(this.memory.reserveFile(200L * MEGABYTE)).isTrue();
	}

	@Test
	void oldestSlowResponseIsEvicted() throws IOException {
		Runnable first = mock(Runnable.class);
		Runnable second = mock(Runnable.class);
		ResponseWriter oldest = slow(3 * MEGABYTE, first);
		slow(3 * MEGABYTE, second);
		assertThat(this.memory.reserveResponse(4 * MEGABYTE)).as("both have just become slow").isFalse();
		verifyNoInteractions(first);
		this.now.addAndGet(Duration.ofSeconds(6).toNanos());
		assertThat(this.memory.reserveResponse(4 * MEGABYTE)).isTrue();
		verify(first).run();
		verifyNoInteractions(second);
		oldest.onComplete(mock(AsyncEvent.class));
		assertThat(this.memory.reserveResponse(MEGABYTE)).isTrue();
		assertThat(this.memory.reserveResponse(8 * MEGABYTE)).isFalse();
	}

	@Test
	void smallResponseEvictsMuchLargerOneThatHasJustBecomeSlow() throws IOException {
		Runnable large = mock(Runnable.class);
		Runnable small = mock(Runnable.class);
		slow(8 * MEGABYTE, large);
		slow(50_000, small);
		verify(large).run();
		verifyNoInteractions(small);
	}

	@Test
	void responseIsAbortedIfNoMuchLargerOneCanBeEvicted() throws IOException {
		Runnable first = mock(Runnable.class);
		Runnable second = mock(Runnable.class);
		slow(8 * MEGABYTE, first);
		slow(4 * MEGABYTE, second);
		verifyNoInteractions(first);
		verify(second).run();
	}

	@Test
	void completedResponseReleasesItsMemory() throws IOException {
		ResponseWriter response = slow(8 * MEGABYTE, mock(Runnable.class));
		response.onComplete(mock(AsyncEvent.class));
		assertThat(this.memory.reserveResponse(8 * MEGABYTE)).isTrue();
	}

	@Test
	void responseIsRejectedIfMemoryIsExhausted() throws IOException {
		assertThat(this.memory.reserveResponse(7 * MEGABYTE)).isTrue();
		BufferedResponse response = new BufferedResponse(new MockHttpServletResponse(), this.memory);
		byte[] chunk = new byte[100_000];
		for (int i = 0; i < 20; i++) {
			response.getOutputStream().write(chunk);
		}
		assertThat(response.isTooLarge()).isTrue();
		response.reset();
		assertThat(this.memory.reserveResponse(MEGABYTE)).isTrue();
	}

	private ResponseWriter slow(int length, Runnable connection) throws IOException {
		ResponseWriter response = new ResponseWriter(new byte[length], 0, new NeverReady(), mock(AsyncContext.class),
				connection, this.memory, null);
		response.onWritePossible();
		return response;
	}

	private static final class NeverReady extends ServletOutputStream {

		@Override
		public boolean isReady() {
			return false;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void write(int b) {
			throw new UnsupportedOperationException();
		}

	}

}
