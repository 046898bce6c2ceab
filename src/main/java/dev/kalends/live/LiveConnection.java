package dev.kalends.live;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersion;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open page that listens. What it is to hear is noted here and sent by a thread that
 * may wait for the client; of several versions that come up meanwhile only the last is
 * sent.
 */
final class LiveConnection {

	private static final Logger logger = LoggerFactory.getLogger(LiveConnection.class);

	private static final String COMMENT = ":\n\n";

	private final SignedInPerson signedIn;

	private final String ownScope;

	private final SseEmitter emitter;

	private final LiveConnections connections;

	// What the page was told last. Whoever opens the connection sets it before anybody
	// else knows the connection; from then on it is the watcher's.
	private CalendarVersion version;

	private long checkedAt;

	private volatile boolean doubtful;

	// What is to be sent, under the lock of this object.
	private @Nullable String news;

	private boolean commentDue;

	private boolean endDue;

	private boolean sending;

	LiveConnection(SignedInPerson signedIn, CalendarVersion version, long now, SseEmitter emitter,
			LiveConnections connections) {
		this.signedIn = signedIn;
		this.ownScope = Scope.user(signedIn.personId()).name();
		this.version = version;
		this.checkedAt = now;
		this.emitter = emitter;
		this.connections = connections;
	}

	/**
	 * Returns what the page hears first.
	 */
	String greeting() {
		return text(this.version);
	}

	SseEmitter emitter() {
		return this.emitter;
	}

	SignedInPerson signedIn() {
		return this.signedIn;
	}

	/**
	 * Returns the scopes whose changes this page is to hear of.
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
	 * Notes that the person was read anew.
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
	 * Tells the page the version of its calendar, if it has not heard of it.
	 * @return whether it had not
	 */
	boolean tell(CalendarVersion current) {
		if (current.equals(this.version)) {
			return false;
		}
		this.version = current;
		synchronized (this) {
			this.news = text(current);
		}
		send();
		return true;
	}

	/**
	 * Lets the page, and every proxy before it, know that the connection is alive.
	 */
	void comment() {
		synchronized (this) {
			this.commentDue = true;
		}
		send();
	}

	/**
	 * Ends the stream.
	 */
	void end() {
		synchronized (this) {
			this.endDue = true;
		}
		send();
	}

	/**
	 * Has somebody send what is noted, unless somebody does so already.
	 */
	private void send() {
		synchronized (this) {
			if (this.sending) {
				return;
			}
			this.sending = true;
		}
		this.connections.execute(this::sendAll);
	}

	private void sendAll() {
		try {
			for (String text = next(); text != null; text = next()) {
				this.emitter.send(Set.of(new DataWithMediaType(text, MediaType.TEXT_PLAIN)));
				if (!text.equals(COMMENT)) {
					this.connections.pushed();
				}
			}
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("A page no longer listens", ex);
			giveUp();
		}
	}

	/**
	 * The page is gone. The container takes notice and ends the request; should it be
	 * there still when something is to be sent again, it is ended from here.
	 */
	private synchronized void giveUp() {
		this.endDue = true;
		this.sending = false;
	}

	/**
	 * Returns what to send next. {@code null} when that is nothing; a stream whose end
	 * has come is then over.
	 */
	private @Nullable String next() {
		boolean ends;
		synchronized (this) {
			ends = this.endDue;
			if (!ends) {
				String text = (this.news != null) ? this.news : (this.commentDue ? COMMENT : null);
				this.news = null;
				this.commentDue = false;
				this.sending = text != null;
				return text;
			}
		}
		this.connections.remove(this);
		this.emitter.complete();
		return null;
	}

	private static String text(CalendarVersion version) {
		return "event: calendar-changed\ndata: {\"version\":\"" + version.opaque() + "\"}\n\n";
	}

}
