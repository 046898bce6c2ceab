package dev.kalends.location;

import java.util.List;
import java.util.Map;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the REST API for locations.
 */
@KalendsTest
class LocationApiIntegrationTests {

	@Autowired
	private Office office;

	private Client client;

	@BeforeEach
	void signIn() {
		this.client = this.office.signIn(this.office.person("Ann Ames"));
	}

	@Test
	void locationHasNameAndOptionalAddress() {
		Response created = this.client.post("/api/locations", Map.of("name", " Hall ", "address", " Street 1 "));
		assertThat(created.status()).isEqualTo(201);
		String id = created.json().get("id").stringValue();
		assertThat(created.header("Location")).isEqualTo("/api/locations/" + id);
		assertThat(created.json().get("name").stringValue()).isEqualTo("Hall");
		assertThat(created.json().get("address").stringValue()).isEqualTo("Street 1");
		Response changed = this.client.patch("/api/locations/" + id, "{\"address\":null}", "Content-Type",
				"application/json");
		assertThat(changed.json().get("name").stringValue()).isEqualTo("Hall");
		assertThat(changed.json().get("address").isNull()).isTrue();
		assertThat(this.client.get("/api/locations").json().valueStream()).contains(changed.json());
		assertThat(this.client.delete("/api/locations/" + id).status()).isEqualTo(204);
		assertThat(this.client.get("/api/locations").body()).doesNotContain(id);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{} | 400", "[] | 400", "{\"name\":5} | 400", "{\"name\":\" \"} | 422",
					"{\"name\":\"x\",\"address\":5} | 400", "{\"name\":\"x\",\"id\":\"1\"} | 400",
					"{\"name\":\"x\",\"nonsense\":1} | 400" })
	void invalidLocationIsRejected(String body, int status) {
		assertThat(this.client.post("/api/locations", body, "Content-Type", "application/json").status())
			.isEqualTo(status);
	}

	@Test
	void itemRefersToExistingLocationOrNone() {
		String location = this.client.post("/api/locations", Map.of("name", "Hall")).json().get("id").stringValue();
		String item = this.client.create(Map.of("type", "task", "title", "Item", "locationId", location));
		assertThat(this.client.get("/api/work-items/" + item).json().get("locationId").stringValue())
			.isEqualTo(location);
		String unknown = "0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d";
		for (Response refused : List.of(
				this.client.post("/api/work-items", Map.of("type", "task", "title", "Item", "locationId", unknown)),
				this.client.patch("/api/work-items/" + item, Map.of("locationId", unknown)))) {
			assertThat(refused.status()).isEqualTo(422);
			assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("locationId");
		}
		this.client.delete("/api/work-items/" + item);
		assertThat(this.client.delete("/api/locations/" + location).status()).isEqualTo(204);
		assertThat(this.client.post("/api/work-items/" + item + "/restore", null).json().get("locationId").isNull())
			.isTrue();
	}

}
