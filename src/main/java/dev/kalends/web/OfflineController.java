package dev.kalends.web;

import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page shown instead of others while the browser is offline. Browsers store it, so it
 * contains no personal data.
 */
@PageController
class OfflineController {

	@GetMapping("/offline")
	String offline() {
		return "offline";
	}

}
