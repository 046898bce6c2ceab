package dev.kalends.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersion;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeVersion;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream of one open page. What the page is told is written without blocking, by
 * whichever thread has news or, where the client was slow, by the container as soon as
 * the client can take more. Of several versions that come up in between only the last is
 * sent, so a slow client costs neither a thread nor memory.
 */
final class LiveConnection implements WriteListener, AsyncListener {

	private static final Logger logger = LoggerFactory.getLogger(LiveConnection.class);

	private static final String COMMENT = ":\n\n";

	/**
	 * How many comments a client may leave unread before its connection is closed.
	 */
	private static final int MAX_COMMENTS_UNREAD = 3;

	private final SignedInPerson signedIn;

	private final String ownScope;

	private final AsyncContext async;

	private final ServletOutputStream out;

	private final Runnable closing;

	private final LiveConnections connections;

	private final long openedAt;

	// What the page was told last. The request that opens the stream sets it before other
	// threads know the connection; afterwards only the watcher changes it.
	private CalendarVersion version;

	private long checkedAt;

	private volatile boolean doubtful;

	// The rest is guarded by this object.
	private @Nullable String news;

	private int commentsDue;

	private boolean endDue;

	private boolean unflushed;

	private boolean begun;

	private boolean over;

	/**
	 * Prepares a stream.
	 * @param version the version that the page is told first
	 * @param now the time of {@link System#nanoTime()}
	 * @param closing closes the client's connection when it is run, on any thread
	 */
	LiveConnection(SignedInPerson signedIn, CalendarVersion version, long now, AsyncContext async,
			ServletOutputStream out, Runnable closing, LiveConnections connections) {
		this.signedIn = signedIn;
		this.ownScope = Scope.user(signedIn.personId()).name();
		this.version = version;
		this.openedAt = now;
		this.checkedAt = now;
		this.async = async;
		this.out = out;
		this.closing = closing;
		this.connections = connections;
		this.news = text(version);
	}

	SignedInPerson signedIn() {
		return this.signedIn;
	}

	UUID personId() {
		return this.signedIn.personId();
	}

	/**
	 * Tells whether the stream has ended.
	 */
	synchronized boolean isOver() {
		return this.over;
	}

	/**
	 * Returns when the stream was opened, by {@link System#nanoTime()}.
	 */
	long openedAt() {
		return this.openedAt;
	}

	/**
	 * Returns the scopes whose changes this page is told.
	 */
	Set<String> scopes() {
		return this.version.versions().keySet();
	}

	/**
	 * Asks for the session to be checked with the next look, whenever it was last.
	 */
	void doubt() {
		this.doubtful = true;
	}

	/**
	 * Tells whether to read the person again: because their own version is another one,
	 * and with it may have changed which scopes are theirs and whether the session is
	 * valid, or because the last time was longer ago than the given nanoseconds.
	 */
	boolean needsCheck(Map<String, ScopeVersion> versions, long now, long interval) {
		return this.doubtful || hasChanged(versions, this.ownScope) || now - this.checkedAt >= interval;
	}

	/**
	 * Notes that the person was read again.
	 */
	void checkedAt(long now) {
		this.doubtful = false;
		this.checkedAt = now;
	}

	/**
	 * Takes over the versions of the page's scopes. Any other version is news, not only a
	 * larger number: a restored database has smaller ones. The versions have to be read
	 * after this connection was opened, so they are never older than what the page was
	 * told.
	 * @return whether the page is told something new
	 */
	boolean follow(Map<String, ScopeVersion> versions) {
		if (scopes().stream().noneMatch((scope) -> hasChanged(versions, scope))) {
			return false;
		}
		SortedMap<String, ScopeVersion> current = new TreeMap<>(this.version.versions());
		current.replaceAll((scope, known) -> versions.getOrDefault(scope, known));
		return tell(new CalendarVersion(this.version.personId(), current));
	}

	private boolean hasChanged(Map<String, ScopeVersion> versions, String scope) {
		return !Objects.equals(versions.get(scope), this.version.versions().get(scope));
	}

	/**
	 * Tells the page the version of its calendar, unless it was told already.
	 * @return whether it was not
	 */
	boolean tell(CalendarVersion current) {
		if (current.equals(this.version)) {
			return false;
		}
		this.version = current;
		synchronized (this) {
			this.news = text(current);
			send();
		}
		return true;
	}

	/**
	 * Lets the page, and every proxy before it, know that the connection is alive. A
	 * client that has not even taken the last comments is given up.
	 */
	synchronized void comment() {
		this.commentsDue++;
		if (this.begun && this.commentsDue > MAX_COMMENTS_UNREAD) {
			close();
		}
		else {
			send();
		}
	}

	/**
	 * Ends the stream. Where something cannot be written yet, the connection is closed
	 * instead: the container would write it on a worker that waits for the client.
	 */
	synchronized void end() {
		this.endDue = true;
		send();
		if (this.begun && !this.over) {
			close();
		}
	}

	/**
	 * Is called once the request has become a stream, and whenever the client can take
	 * more after it could not.
	 */
	@Override
	public void onWritePossible() {
		boolean first;
		synchronized (this) {
			first = !this.begun;
			this.begun = true;
			send();
		}
		if (first) {
			this.connections.begin(this);
		}
	}

	/**
	 * Writes what there is to write for as long as the client takes it.
	 */
	private void send() {
		if (!this.begun) {
			return;
		}
		try {
			while (!this.over && this.out.isReady()) {
				String text = this.unflushed ? null : next();
				if (this.unflushed) {
					this.unflushed = false;
					this.out.flush();
				}
				else if (text != null) {
					this.out.write(text.getBytes(StandardCharsets.UTF_8));
					this.unflushed = true;
				}
				else if (this.endDue) {
					finish();
				}
				else {
					return;
				}
			}
		}
		catch (IOException | IllegalStateException ex) {
			onError(ex);
		}
	}

	/**
	 * Returns what to send next; {@code null} when that is nothing.
	 */
	private @Nullable String next() {
		String text = this.news;
		this.news = null;
		if (text != null) {
			this.connections.pushed();
		}
		else if (this.commentsDue > 0 && !this.endDue) {
			text = COMMENT;
		}
		this.commentsDue = 0;
		return text;
	}

	private void finish() {
		if (!this.over) {
			this.over = true;
			this.connections.remove(this);
			this.async.complete();
		}
	}

	private void close() {
		this.connections.remove(this);
		this.closing.run();
	}

	/**
	 * The client is gone.
	 */
	@Override
	public synchronized void onError(Throwable failure) {
		logger.debug("A page no longer listens", failure);
		finish();
	}

	@Override
	public void onError(AsyncEvent event) {
		onError(event.getThrowable());
	}

	@Override
	public synchronized void onComplete(AsyncEvent event) {
		this.over = true;
		this.connections.remove(this);
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		// A stream has no timeout.
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// A stream does not start again.
	}

	private static String text(CalendarVersion version) {
		return "event: calendar-changed\ndata: {\"version\":\"" + version.opaque() + "\"}\n\n";
	}

}
