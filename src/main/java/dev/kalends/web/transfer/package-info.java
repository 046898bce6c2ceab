/**
 * Reads request bodies and writes responses without blocking a worker thread on the
 * client.
 * <p>
 * <strong>The problem.</strong> Tomcat reads the headers of a request without blocking,
 * but an application that reads a body or writes a response in the usual way blocks its
 * worker for as long as the client takes. There are 200 workers before Java 21, so 200
 * clients that send or read one byte a second stop a node. What an application leaves
 * unread Tomcat reads by itself, on the same worker.
 * <p>
 * <strong>What happens instead.</strong>
 * {@link dev.kalends.web.transfer.NonBlockingTransferFilter} is the first filter.
 * <ol>
 * <li>A request that can be refused by its headers is: too large, a multipart form where
 * none is expected, a body from a client that shows no credentials.</li>
 * <li>A body is read with a {@code ReadListener} (Jakarta Servlet 6.1, section 3.7), into
 * memory or into a file, within limits of size and time. Then the request is dispatched
 * again, now with the whole body at hand. Everything after this filter sees an ordinary
 * {@code REQUEST} dispatch.</li>
 * <li>The response is collected in memory and written with a {@code WriteListener} after
 * the application has finished. Clients that read slowly share a bounded amount of
 * memory; when it is used up, the connection that has been slow for longest is
 * closed.</li>
 * <li>An error page is a dispatch of its own through the same filter, because Tomcat
 * would write it in the usual way.</li>
 * </ol>
 * {@code ConnectionValve} closes the connection of a request whose body was not read
 * instead of reading the rest. Two kinds of answers are streams and pass through: the
 * live stream of events, which writes without blocking by itself, and the progress of an
 * import, which is a few hundred bytes.
 * <p>
 * Virtual threads do not make this superfluous: a blocked virtual thread still holds its
 * stack and whatever it was about to write.
 */
@NullMarked
package dev.kalends.web.transfer;

import org.jspecify.annotations.NullMarked;
