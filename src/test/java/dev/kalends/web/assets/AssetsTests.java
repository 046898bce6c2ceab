package dev.kalends.web.assets;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AssetsTests {

	private final Assets assets = new Assets();

	@Test
	void urlsStartWithDigestOfAllAssets() {
		assertThat(this.assets.path()).matches("/assets/[0-9a-f]{12}").isEqualTo(new Assets().path());
		assertThat(this.assets.versioned("", "/js/app.js")).isEqualTo(this.assets.path() + "/js/app.js");
		assertThat(this.assets.versioned("/office", "/office/webjars/x/y.js"))
			.isEqualTo("/office" + this.assets.path() + "/webjars/x/y.js");
		assertThat(this.assets.versioned("/office", "/js/app.js")).isEqualTo("/js/app.js");
		assertThat(this.assets.versioned("", "/calendar?view=/js/")).isEqualTo("/calendar?view=/js/");
	}

	@Test
	void transitiveImportsAreFoundOnce() {
		assertThat(this.assets.importsOf("/js/app.js")).contains("/js/core/toasts.js", "/js/core/http.js")
			.doesNotContain("/js/app.js")
			.doesNotHaveDuplicates();
		assertThat(this.assets.importsOf("/js/calendar/calendar.js")).contains("/js/live/live-status.js",
				"/js/calendar/state.js");
	}

	@Test
	void sharedStylesComeFirstAndPrintStylesLast() {
		String css = new String(this.assets.stylesheet(), StandardCharsets.UTF_8);
		assertThat(List.of(".visually-hidden {", ".btn {", ".form-control, .form-select {", ".topbar {", ".page {",
				".team-mark {", ".calendar-head {", ".work-items ", "@page wide"))
			.extracting(css::indexOf)
			.doesNotContain(-1)
			.isSorted();
	}

}
