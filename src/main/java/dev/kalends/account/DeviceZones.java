package dev.kalends.account;

import java.time.ZoneId;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers the zone that a device of a person told last. It applies where there is no
 * device, such as in mails. It touches no scope, because it is part of the key of a feed.
 */
@Component
public class DeviceZones {

	private final JdbcClient jdbc;

	DeviceZones(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Stores the zone of the device that signs a person in.
	 */
	public void remember(UUID personId, HttpServletRequest request) {
		ZoneId zone = DeviceZone.of(request);
		if (zone != null) {
			remember(personId, zone);
		}
	}

	/**
	 * Stores the zone of a person's device, if it is another one than before.
	 */
	void remember(UUID personId, ZoneId zone) {
		this.jdbc.sql("update person set device_zone = ? where id = ? and device_zone <> ?")
			.params(zone.getId(), personId, zone.getId())
			.update();
	}

}
