/**
 * Turns failures into answers. A failure gets to the first of these that applies:
 * <ol>
 * <li>{@code TomcatErrorValve}: what the container refuses before the application sees
 * it.</li>
 * <li>{@code MalformedRequestFilter}: requests whose parameters cannot be read.</li>
 * <li>{@code OutOfMemoryFilter}, {@code DatabaseOutageFilter} and
 * {@code IncompleteDatabaseFilter}: failures of the whole node, whatever was
 * requested.</li>
 * <li>{@code PageExceptionHandler} for pages and {@link dev.kalends.web.ProblemDetails}
 * for programs: failures of one request.</li>
 * <li>{@code FallbackErrorController}: everything that nobody handled.</li>
 * <li>{@code FallbackErrorResponse}: failures of the error page itself.</li>
 * </ol>
 */
@NullMarked
package dev.kalends.web.error;

import org.jspecify.annotations.NullMarked;
