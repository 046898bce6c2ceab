/**
 * Non-blocking transfer of request bodies and responses: a slow client never blocks a
 * worker thread.
 * <p>
 * <strong>The problem.</strong> Tomcat reads the headers of a request without blocking,
 * but an application that reads a body or writes a response with the blocking API
 * occupies a worker thread for as long as the client takes. Before Java 21 there are 200
 * worker threads, so 200 clients that send or read one byte a second stop a node
 * (slowloris). Tomcat also reads the rest of an unread body on the worker thread.
 * <p>
 * <strong>The solution.</strong>
 * {@link dev.kalends.web.transfer.NonBlockingTransferFilter} is the first filter.
 * <ol>
 * <li>Requests that can be rejected by their headers are rejected: too large, a multipart
 * form where none is expected, a body from a client without credentials.</li>
 * <li>Other bodies are read with a {@code ReadListener} (Jakarta Servlet 6.1, section
 * 3.7), into memory or into a file, with limits for size and time. Then the request is
 * dispatched again with the complete body. Everything after this filter sees an ordinary
 * {@code REQUEST} dispatch.</li>
 * <li>The response is buffered in memory and written with a {@code WriteListener} after
 * the application has finished. Slow clients share a bounded amount of memory; when it is
 * exhausted, the connection that has been slow for the longest time is closed.</li>
 * <li>An error page is a separate dispatch through the same filter, because Tomcat would
 * write it with the blocking API.</li>
 * </ol>
 * {@code ConnectionValve} closes the connection of a request whose body was not read
 * instead of reading the rest. Two kinds of responses are streamed and bypass the buffer:
 * the live event stream, which uses non-blocking writes itself, and the progress of an
 * import, which is a few hundred bytes.
 * <p>
 * Virtual threads do not solve this: a blocked virtual thread still retains its stack and
 * the data that it is writing.
 */
@NullMarked
package dev.kalends.web.transfer;

import org.jspecify.annotations.NullMarked;
