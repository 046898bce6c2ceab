package dev.kalends.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP client of the application that behaves like a browser or an API client, with a
 * session and, after signing in, a CSRF token. It does not follow redirects.
 */
public class Client {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Pattern TOKEN = Pattern.compile("<meta name=\"csrf-token\" content=\"([^\"]+)\"");

	private static final Pattern FIELD = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private static final String VISITOR_TOKEN = "CSRF";

	private final CookieManager cookies;

	private final HttpClient http;

	private final String address;

	private @Nullable String token;

	public Client(String address) {
		this(new CookieManager(), address);
	}

	private Client(CookieManager cookies, String address) {
		this.cookies = cookies;
		this.address = address;
		this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
	}

	/**
	 * Returns a client of another node that shares the cookies and has the CSRF token of
	 * this one.
	 */
	public Client at(String otherAddress) {
		Client client = new Client(this.cookies, otherAddress);
		client.token = this.token;
		return client;
	}

	/**
	 * Returns an independent copy with the current cookies and CSRF token.
	 */
	public Client twin() {
		Client client = new Client(this.address);
		cookies().forEach(
				(cookie) -> client.cookies.getCookieStore().add(URI.create(this.address), (HttpCookie) cookie.clone()));
		client.token = this.token;
		return client;
	}

	/**
	 * Returns the value of a cookie.
	 */
	public String cookie(String name) {
		return cookies().filter((cookie) -> cookie.getName().equals(name))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElseThrow();
	}

	private boolean hasCookie(String name) {
		return cookies().anyMatch((cookie) -> cookie.getName().equals(name));
	}

	/**
	 * Adds a cookie that a script would write.
	 */
	public Client withCookie(String name, String value) {
		return withCookie(name, value, "/");
	}

	private Client withCookie(String name, String value, String path) {
		HttpCookie cookie = new HttpCookie(name, value);
		cookie.setVersion(0);
		cookie.setPath(path);
		this.cookies.getCookieStore().add(URI.create(this.address), cookie);
		return this;
	}

	/**
	 * Returns the CSRF token of the page that was loaded after signing in.
	 */
	public String token() {
		return Objects.requireNonNull(this.token);
	}

	/**
	 * Returns the cookies set by the application.
	 */
	public Stream<HttpCookie> cookies() {
		return this.cookies.getCookieStore().getCookies().stream();
	}

	/**
	 * Signs in without loading the form, and loads the CSRF token of the session.
	 */
	public Client signIn(String username, String password) {
		startSession(username, password);
		this.token = firstMatch(TOKEN, get("/teams").body());
		return this;
	}

	/**
	 * Signs in without loading a page. The CSRF token of visitors is a cookie that the
	 * form repeats, so the client can choose it.
	 */
	Client startSession(String username, String password) {
		if (!hasCookie(VISITOR_TOKEN)) {
			String path = URI.create(this.address).getPath();
			withCookie(VISITOR_TOKEN, "token-of-a-visitor", path.isEmpty() ? "/" : path);
		}
		Response answer = postForm("/login",
				Map.of("username", username, "password", password, "_csrf", masked(cookie(VISITOR_TOKEN))));
		if (answer.status() != 302 || answer.header("Location").contains("error") || !hasCookie("SESSION")) {
			throw new IllegalStateException("Signing in as " + username + " failed with " + answer.status());
		}
		return this;
	}

	/**
	 * Returns a CSRF token as in a form: a random mask, here zeros, and the token
	 * combined with it by XOR.
	 */
	private static String masked(String token) {
		byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
		return Base64.getUrlEncoder()
			.encodeToString(ByteBuffer.allocate(2 * bytes.length).position(bytes.length).put(bytes).array());
	}

	/**
	 * Submits the sign-in form and returns the response.
	 */
	public Response attemptSignIn(String username, String password) {
		return postForm("/login", Map.of("username", username, "password", password, "_csrf", csrfOf("/login")));
	}

	/**
	 * Loads a page and returns the CSRF token of its form.
	 */
	public String csrfOf(String path) {
		return firstMatch(FIELD, get(path).body());
	}

	public Response postForm(String path, Map<String, String> fields) {
		String form = fields.entrySet()
			.stream()
			.map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
		return send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
	}

	/**
	 * Sends no CSRF token with further requests.
	 */
	public void forgetToken() {
		this.token = null;
	}

	public Response get(String path, String... headers) {
		return send("GET", path, null, headers);
	}

	public Response post(String path, @Nullable Object body, String... headers) {
		return send("POST", path, body, headers);
	}

	public Response patch(String path, Object body, String... headers) {
		return send("PATCH", path, body, headers);
	}

	public Response put(String path, Object body, String... headers) {
		return send("PUT", path, body, headers);
	}

	public Response delete(String path, String... headers) {
		return send("DELETE", path, null, headers);
	}

	/**
	 * Returns the feed of a window.
	 * @param query additional parameters, each with a leading {@code &}
	 */
	public Response feed(String start, String end, String query) {
		return get("/calendar/work-items/feed?start=" + start + "&end=" + end + query);
	}

	/**
	 * Creates an item and returns its id.
	 */
	public String create(Map<String, ?> item) {
		Response answer = post("/api/work-items", item);
		if (answer.status() != 201) {
			throw new IllegalStateException(answer.status() + " " + answer.body());
		}
		return answer.json().get("id").stringValue();
	}

	/**
	 * Sends a request. A body other than text and bytes is sent as JSON.
	 * @param headers alternating names and values
	 */
	public Response send(String method, String path, @Nullable Object body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.address + path))
			.timeout(Duration.ofSeconds(60))
			.method(method, publisher(body));
		if (body != null && !(body instanceof String) && !(body instanceof byte[])) {
			request.setHeader("Content-Type", "application/json");
		}
		if (this.token != null) {
			request.setHeader("X-CSRF-TOKEN", this.token);
		}
		for (int i = 0; i < headers.length; i += 2) {
			request.setHeader(headers[i], headers[i + 1]);
		}
		try {
			HttpResponse<byte[]> response = this.http.send(request.build(), BodyHandlers.ofByteArray());
			return new Response(response);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static BodyPublisher publisher(@Nullable Object body) {
		if (body == null) {
			return BodyPublishers.noBody();
		}
		if (body instanceof byte[] bytes) {
			return BodyPublishers.ofByteArray(bytes);
		}
		return BodyPublishers.ofString((body instanceof String text) ? text : JSON.writeValueAsString(body));
	}

	/**
	 * Opens an event stream. Returns after the response headers were received.
	 */
	public HttpResponse<InputStream> listen(String path) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + path))
			.timeout(Duration.ofSeconds(60))
			.setHeader("Accept", "text/event-stream")
			.build();
		try {
			return this.http.send(request, BodyHandlers.ofInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String firstMatch(Pattern pattern, String page) {
		Matcher matcher = pattern.matcher(page);
		if (!matcher.find()) {
			throw new IllegalStateException("No match for " + pattern + " in " + page);
		}
		return matcher.group(1);
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * An HTTP response.
	 */
	public record Response(HttpResponse<byte[]> answer) {

		public int status() {
			return this.answer.statusCode();
		}

		/**
		 * Returns the value of a header; empty if it is missing.
		 */
		public String header(String name) {
			return this.answer.headers().firstValue(name).orElse("");
		}

		public byte[] bytes() {
			return this.answer.body();
		}

		public String body() {
			return new String(this.answer.body(), StandardCharsets.UTF_8);
		}

		public JsonNode json() {
			return JSON.readTree(this.answer.body());
		}

	}

}
