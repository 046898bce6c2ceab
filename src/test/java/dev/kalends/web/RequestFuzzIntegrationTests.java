package dev.kalends.web;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.RawConnection;
import dev.kalends.support.RawConnection.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends random requests to all endpoints, with and without a session, and verifies that
 * each gets a response, that no response is a server error, and that the log contains no
 * stack trace. The requests are reproducible with the same seed.
 * {@code -Dkalends.fuzz.requests=50000} starts a long run, {@code -Dkalends.fuzz.seed}
 * changes the seed.
 */
@Tag("long")
@KalendsTest
@ExtendWith(OutputCaptureExtension.class)
class RequestFuzzIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(RequestFuzzIntegrationTests.class);

	private static final int REQUESTS = Integer.getInteger("kalends.fuzz.requests", 1500);

	private static final long SEED = Long.getLong("kalends.fuzz.seed", 12);

	/**
	 * Paths that end the session, or respond with an endless stream.
	 */
	private static final Set<String> EXCLUDED = Set.of("/calendar/live", "/logout", "/profile/password");

	private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS",
			"TRACE", "PROPFIND", "FOO");

	private static final List<String> TYPES = List.of("application/json", "application/json;charset=utf-16",
			"application/json;charset=nonsense", "application/merge-patch+json", "application/x-www-form-urlencoded",
			"text/csv", "text/plain", "multipart/form-data; boundary=a", "multipart/form-data", "multipart/x",
			"application/octet-stream", "text/html;charset=\"", "/", "", "application/xml", "*/*");

	private static final List<String> HEADERS = List.of("Accept: nonsense", "Accept: image/png", "Accept: text/html",
			"Accept: application/json;q=2", "Accept-Language: de", "Accept-Language: \u00ff;q=x", "HX-Request: true",
			"If-Match: \"1\"", "If-Match: W/\"x", "If-Match: *", "Expect: 100-continue", "Expect: x", "Expect: ",
			"Content-Encoding: gzip", "Accept-Encoding: gzip;q=0", "X-HTTP-Method-Override: DELETE", "Range: bytes=0-",
			"Range: bytes=9-1", "Cookie: theme=\u0001", "Cookie: SESSION=" + "x".repeat(200), "Origin: null",
			"X-Forwarded-For: " + "1.2.3.4, ".repeat(50), "X-Forwarded-Proto: \u00e4", "X-Forwarded-Host: a b",
			"Authorization: Bearer x", "Authorization: Basic ===", "If-Modified-Since: x", "Connection: close",
			"Upgrade: websocket", "Content-Language: x", "Forwarded: for=\"[", "Date: x", "Host: again");

	private static final List<String> MEMBERS = List.of("type", "title", "description", "status", "priority",
			"parentId", "teamId", "assigneeIds", "assigneeLabels", "progress", "autoProgress", "startDate", "dueDate",
			"startTime", "endTime", "timeZone", "calendarVisible", "color", "locationId", "name", "address", "text",
			"ids", "patch", "delete", "children", "query", "role", "username", "displayName", "password", "enabled",
			"days", "entry", "done", "labels", "reminders", "workingHours", "checklist", "holidays", "version", "id",
			"__proto__", "", "a.b[0]", "\u202e");

	private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1e400", "9".repeat(300), "0.1",
			"\"\"", "\"x\"", "\"task\"", "\"2025-10-15\"", "\"2025-02-30\"", "\"+999999999-12-31\"", "\"09:30\"",
			"\"24:00\"", "\"Europe/Berlin\"", "\"Mars/Phobos\"", "\"#3b82f6\"", "\"\\u0000\"", "\"\\ud800\"",
			"\"\\u202e\"", "\"" + "y".repeat(5000) + "\"", "[]", "[null]", "[1,\"a\",{}]", "{}", "{\"a\":{\"b\":[]}}",
			"[".repeat(40) + "]".repeat(40), "\"viewer\"", "\"manager\"", "\"delete\"", "NaN", "\"\ud83d\ude00\"");

	private static final List<String> PARAMETERS = List.of("start=2025-10-01", "end=2025-11-01", "start=x", "end=",
			"start=0000-00-00", "start=%2B999999999-01-01", "end=-999999999-01-01T00:00Z", "timeZone=Europe/Berlin",
			"timeZone=%00", "type=task", "type=,", "status=x", "assignee=me", "assignee=" + new UUID(0, 0), "team=x",
			"team=personal", "label=%F0%9F%98%80", "label=", "location=x", "q=%zz", "q=%ff%fe", "q=" + "w".repeat(600),
			"page=-1", "page=99999999999", "page=2147483647", "size=201", "size=0", "sort=x", "sort=title,desc",
			"sort=startDate,up", "parent=x", "children=delete", "children=", "view=month", "date=x", "_method=DELETE",
			"except=x", "before=9223372036854775807", "kind=x", "a[]=1", "a=1&a=2", "%00=%00", "&&&", "=");

	@Autowired
	private Office office;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Test
	void randomRequestsCauseNoServerError(CapturedOutput output) throws IOException {
		List<String> targets = targets();
		Viewer ann = this.office.person("Ann");
		Client client = this.office.signIn(ann);
		List<String> ids = List.of(client.create(Map.of("type", "task", "title", "x", "startDate", "2025-10-15")),
				new UUID(0, 0).toString(), ann.id().toString(), "x", "%00", "..", "a%2Fb", "\u00e4");
		Random random = new Random(SEED);
		Map<Integer, Integer> statuses = new TreeMap<>();
		List<String> failures = new ArrayList<>();
		RawConnection connection = new RawConnection(this.office.address());
		String previous = "";
		for (int i = 0; i < REQUESTS; i++) {
			byte[] request = request(random, targets, ids, client);
			String start = new String(request, StandardCharsets.ISO_8859_1).split("\r\n", 2)[0];
			boolean head = start.startsWith("HEAD ");
			Answer answer = null;
			try {
				connection.write(request);
				answer = connection.read(head);
				statuses.merge(answer.status(), 1, Integer::sum);
				if (answer.status() >= 500 && answer.status() != 503 && answer.status() != 501
						&& answer.status() != 505) {
					failures.add(answer.status() + " " + describe(request));
				}
			}
			catch (EOFException | SocketException ex) {
				failures.add(ex.getMessage() + " " + describe(request) + "\nafter " + previous);
			}
			previous = (answer != null) ? answer.status() + " " + answer.headers() + " " + describe(request) : "";
			if (answer == null || answer.closes()) {
				connection.close();
				connection = new RawConnection(this.office.address());
			}
		}
		connection.close();
		logger.info("{} requests with seed {}: {}", REQUESTS, SEED, statuses);
		assertThat(failures).isEmpty();
		assertThat(output.getAll()).doesNotContain(" ERROR ").doesNotContain("\tat ");
		assertThat(client.get("/api/me").status()).isEqualTo(200);
	}

	private static String describe(byte[] request) {
		String text = new String(request, StandardCharsets.ISO_8859_1);
		return text.substring(0, Math.min(text.length(), 1500));
	}

	private List<String> targets() {
		List<String> paths = new ArrayList<>(List.of("/actuator/health", "/actuator/prometheus", "/actuator/env",
				"/favicon.svg", "/js/app.js", "/css/kalends.css", "/assets/x/js/app.js", "/webjars/htmx.org/x.js",
				"/nowhere", "/", "//", "/;a=b", "/api", "/api/", "/error", "/%2e%2e/etc/passwd"));
		paths.replaceAll((path) -> "GET " + path);
		this.requestMappingHandlerMapping.getHandlerMethods().keySet().forEach((mapping) -> {
			Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
			String method = methods.isEmpty() ? "GET" : methods.iterator().next().name();
			mapping.getPatternValues()
				.stream()
				.filter((path) -> !EXCLUDED.contains(path))
				.forEach((path) -> paths.add(method + " " + path));
		});
		return paths.stream().sorted().distinct().toList();
	}

	private static byte[] request(Random random, List<String> targets, List<String> ids, Client client) {
		String[] target = pick(random, targets).split(" ", 2);
		String path = target[1];
		while (path.contains("{")) {
			path = path.substring(0, path.indexOf('{')) + pick(random, ids) + path.substring(path.indexOf('}') + 1);
		}
		StringBuilder query = new StringBuilder();
		for (int i = random.nextInt(4); i > 0; i--) {
			query.append(query.isEmpty() ? '?' : '&').append(pick(random, PARAMETERS));
		}
		String method = (random.nextInt(5) > 0) ? target[0] : pick(random, METHODS);
		StringBuilder head = new StringBuilder(method + " " + path + query + " HTTP/1.1\r\nHost: localhost\r\n");
		if (random.nextInt(4) > 0) {
			head.append("Cookie: SESSION=").append(client.cookie("SESSION")).append("\r\n");
			head.append("X-CSRF-TOKEN: ").append(client.token()).append("\r\n");
		}
		for (int i = random.nextInt(4) - 1; i > 0; i--) {
			head.append(pick(random, HEADERS)).append("\r\n");
		}
		byte[] body = body(random);
		boolean typed = random.nextInt(5) > 0;
		if (typed) {
			head.append("Content-Type: ").append((random.nextInt(4) > 0) ? TYPES.get(0) : pick(random, TYPES));
			head.append("\r\n");
		}
		boolean chunked = body.length > 0 && random.nextInt(4) == 0;
		if (chunked) {
			head.append("Transfer-Encoding: chunked\r\n");
		}
		else if (body.length > 0 || random.nextBoolean()) {
			head.append("Content-Length: ").append(body.length).append("\r\n");
		}
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
		if (chunked) {
			all.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
			all.writeBytes(body);
			all.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		else {
			all.writeBytes(body);
		}
		return all.toByteArray();
	}

	private static byte[] body(Random random) {
		switch (random.nextInt(10)) {
			case 0, 1 -> {
				return new byte[0];
			}
			case 2 -> {
				byte[] bytes = new byte[random.nextInt(300)];
				random.nextBytes(bytes);
				return bytes;
			}
			case 3 -> {
				return ("type,title,due_date\ntask," + pick(random, VALUES) + "," + pick(random, VALUES) + "\n")
					.getBytes(StandardCharsets.UTF_8);
			}
			case 4 -> {
				return ("--a\r\nContent-Disposition: form-data; name=\"" + pick(random, MEMBERS)
						+ "\"; filename=\"a.csv\"\r\n\r\n" + pick(random, VALUES) + "\r\n--a--\r\n")
					.getBytes(StandardCharsets.UTF_8);
			}
			case 5 -> {
				return (pick(random, MEMBERS) + "=" + pick(random, VALUES) + "&" + pick(random, PARAMETERS) + "&"
						+ pick(random, MEMBERS) + "=" + pick(random, VALUES))
					.getBytes(StandardCharsets.UTF_8);
			}
			default -> {
				return json(random).getBytes(StandardCharsets.UTF_8);
			}
		}
	}

	private static String json(Random random) {
		StringBuilder json = new StringBuilder(
				(random.nextInt(3) > 0) ? "{\"type\":\"task\",\"title\":\"x\"" : "{\"a\":1");
		for (int i = random.nextInt(6); i > 0; i--) {
			json.append(",\"").append(pick(random, MEMBERS)).append("\":").append(pick(random, VALUES));
		}
		return (random.nextInt(10) == 0) ? json.toString() : json.append('}').toString();
	}

	private static String pick(Random random, List<String> values) {
		return values.get(random.nextInt(values.size()));
	}

}
