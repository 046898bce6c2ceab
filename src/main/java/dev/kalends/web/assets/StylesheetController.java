package dev.kalends.web.assets;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the combined stylesheet of all pages.
 */
@RestController
class StylesheetController {

	private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

	private final Assets assets;

	StylesheetController(Assets assets) {
		this.assets = assets;
	}

	@GetMapping("/assets/{digest}" + Assets.STYLESHEET)
	ResponseEntity<byte[]> versioned(@PathVariable String digest) {
		boolean current = this.assets.path().endsWith("/" + digest);
		return stylesheet(current ? AssetConfiguration.IMMUTABLE : CacheControl.noCache());
	}

	@GetMapping(Assets.STYLESHEET)
	ResponseEntity<byte[]> latest() {
		return stylesheet(CacheControl.noCache());
	}

	private ResponseEntity<byte[]> stylesheet(CacheControl cacheControl) {
		byte[] body = this.assets.stylesheet();
		return ResponseEntity.ok()
			.contentType(CSS)
			.cacheControl(cacheControl)
			.header(HttpHeaders.ETAG, "W/\"" + this.assets.path().substring("/assets/".length()) + "\"")
			.body(body);
	}

}
