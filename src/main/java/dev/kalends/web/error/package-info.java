/**
 * Error handling. A failure is handled by the first of these that applies:
 * <ol>
 * <li>{@code TomcatErrorValve}: requests rejected by the container before the application
 * sees them.</li>
 * <li>{@code MalformedRequestFilter}: requests whose parameters cannot be decoded.</li>
 * <li>{@code OutOfMemoryFilter}, {@code DatabaseOutageFilter} and
 * {@code IncompleteDatabaseFilter}: failures of the whole node, for any request.</li>
 * <li>{@code PageExceptionHandler} for pages and {@link dev.kalends.web.ProblemDetails}
 * for API clients: failures of one request.</li>
 * <li>{@code FallbackErrorController}: all other failures.</li>
 * <li>{@code FallbackErrorResponse}: failures of the error page itself.</li>
 * </ol>
 */
@NullMarked
package dev.kalends.web.error;

import org.jspecify.annotations.NullMarked;
