package dev.kalends.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that malformed requests get the same kind of error responses as all others, and
 * that they are not logged as errors.
 */
@KalendsTest
@ExtendWith(OutputCaptureExtension.class)
class MalformedRequestIntegrationTests {

	@Autowired
	private Office office;

	@Test
	void apiClientsGetProblemDetailsForMalformedRequests(CapturedOutput output) throws IOException {
		this.office.admin();
		for (String path : List.of("/api/%zz", "/api/work-items%2f", "/api/work-items?q=%zz", "/api/work-items?%zz=1",
				"/calendar/work-items/feed?start=%zz")) {
			String response = raw(path);
			assertThat(response).as(path).startsWith("HTTP/1.1 4").contains("Content-Type: application/problem+json");
			assertThat(response).as(path).contains("\"detail\":").doesNotContain("HTTP Status");
		}
		assertThat(raw("/api/%zz")).startsWith("HTTP/1.1 400").contains("\"status\":400");
		Response form = this.office.stranger().post("/login", "x", "Content-Type", "multipart/form-data");
		assertThat(form.status()).isEqualTo(415);
		assertThat(form.body()).contains("This page cannot be shown");
		String large = "--a\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
				+ "x".repeat(11 * 1024 * 1024) + "\r\n--a--\r\n";
		assertThat(this.office.stranger()
			.post("/login", large, "Content-Type", "multipart/form-data; boundary=a")
			.status()).isEqualTo(413);
		assertThat(output).doesNotContain("ERROR");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "text/*", "application/*+json", "*/*; charset=utf-8" })
	void rangeAsContentTypeIsRefused(String type, CapturedOutput output) {
		Client client = this.office.signIn(this.office.person("Ann"));
		for (String path : List.of("/api/work-items", "/api/teams", "/api/locations", "/work-items", "/login")) {
			assertThat(client.post(path, "{\"name\":\"x\"}", "Content-Type", type).status()).as(path).isEqualTo(415);
		}
		assertThat(client.get("/actuator/health", "Content-Type", type).status()).isEqualTo(415);
		assertThat(client.get("/api/me", "Content-Type", type).status()).isEqualTo(415);
		assertThat(output).doesNotContain(" ERROR ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "//", "///", "//example.org/a", "/a//b" })
	void leadingSlashesAreNotReadAsAuthority(String path, CapturedOutput output) throws IOException {
		this.office.admin();
		String response = raw(path, "Accept: application/json");
		assertThat(response).startsWith("HTTP/1.1 4").doesNotContain("\"instance\":\"//");
		assertThat(output).doesNotContain(" ERROR ");
	}

	@Test
	void browsersGetErrorPageForMalformedRequests() throws IOException {
		this.office.admin();
		assertThat(raw("/%zz")).startsWith("HTTP/1.1 400")
			.contains("Content-Type: text/html", "This page cannot be shown", "Error 400")
			.doesNotContain("HTTP Status", "Tomcat");
		assertThat(raw("/%zz", "Accept-Language: de")).contains("<html lang=\"de\">");
	}

	@Test
	void malformedAcceptHeaderIsIgnored() {
		Client client = this.office.signIn(this.office.person("Ann"));
		assertThat(client.get("/api/me", "Accept", "nonsense").status()).isEqualTo(200);
		for (Response refused : List.of(client.get("/api/me", "Accept", "image/png"),
				client.get("/calendar/work-items/feed", "Accept", "nonsense"),
				client.get("/api/nothing", "Accept", "nonsense"))) {
			assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
			assertThat(refused.json().get("detail").stringValue()).isNotBlank();
		}
	}

	@Test
	void bodiesLargerThanLimitAreRejected() throws Exception {
		Viewer ann = this.office.person("Ann");
		Client client = this.office.signIn(ann);
		String large = "{\"type\":\"task\",\"title\":\"" + "x".repeat(11 * 1024 * 1024) + "\"}";
		Response refused = client.post("/api/work-items", large, "Content-Type", "application/json");
		assertThat(refused.status()).isEqualTo(413);
		assertThat(refused.json().get("detail").stringValue()).isEqualTo("The request is too large.");
		URI address = URI.create(this.office.address());
		try (Socket socket = new Socket(address.getHost(), address.getPort())) {
			String token = HtmlUtils.htmlUnescape(client.get("/teams").body())
				.replaceAll("(?s).*name=\"csrf-token\" content=\"([^\"]+)\".*", "$1");
			OutputStream body = socket.getOutputStream();
			body.write(("POST /api/work-items HTTP/1.1\r\nHost: localhost\r\nCookie: SESSION="
					+ client.cookie("SESSION") + "\r\nX-CSRF-TOKEN: " + token
					+ "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
					+ Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n")
				.getBytes(StandardCharsets.ISO_8859_1));
			assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
				.isEqualTo("HTTP/1.1 413");
		}
		assertThat(client.get("/api/work-items?q=x").json().get("items")).isEmpty();
	}

	@Test
	void redirectsIgnoreHostHeader() throws IOException {
		this.office.admin();
		assertThat(raw("/calendar", "Host: elsewhere.example")).contains("Location: /login")
			.doesNotContain("elsewhere.example");
	}

	/**
	 * Requests a path without normalizing it.
	 */
	private String raw(String path, String... headers) throws IOException {
		URI address = URI.create(this.office.address());
		String host = (headers.length > 0 && headers[0].startsWith("Host:")) ? "" : "Host: localhost\r\n";
		String more = (headers.length > 0) ? String.join("\r\n", headers) + "\r\n" : "";
		try (Socket socket = new Socket(address.getHost(), address.getPort())) {
			socket.getOutputStream()
				.write(("GET " + path + " HTTP/1.1\r\n" + host + more + "Connection: close\r\n\r\n")
					.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
