package dev.kalends.web;

import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page that stands in for others while there is no connection. Browsers keep it; it
 * says nothing about anybody.
 */
@PageController
class OfflineController {

	@GetMapping("/offline")
	String offline() {
		return "offline";
	}

}
