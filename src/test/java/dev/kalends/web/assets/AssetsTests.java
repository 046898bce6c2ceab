package dev.kalends.web.assets;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AssetsTests {

	private final Assets assets = new Assets();

	@Test
	void addressesBeginWithADigestOfEverything() {
		assertThat(this.assets.path()).matches("/assets/[0-9a-f]{12}").isEqualTo(new Assets().path());
		assertThat(this.assets.versioned("", "/js/app.js")).isEqualTo(this.assets.path() + "/js/app.js");
		assertThat(this.assets.versioned("/office", "/office/webjars/x/y.js"))
			.isEqualTo("/office" + this.assets.path() + "/webjars/x/y.js");
		assertThat(this.assets.versioned("/office", "/js/app.js")).isEqualTo("/js/app.js");
		assertThat(this.assets.versioned("", "/calendar?view=/js/")).isEqualTo("/calendar?view=/js/");
	}

	@Test
	void importsAreFoundThroughOthersAndOnlyOnce() {
		assertThat(this.assets.importsOf("/js/app.js")).contains("/js/core/toasts.js", "/js/core/http.js")
			.doesNotContain("/js/app.js")
			.doesNotHaveDuplicates();
		assertThat(this.assets.importsOf("/js/calendar/calendar.js")).contains("/js/live/live-status.js",
				"/js/calendar/state.js");
	}

	@Test
	void theStylesheetIsBootstrapAndThenOurs() {
		String css = new String(this.assets.stylesheet(), StandardCharsets.UTF_8);
		assertThat(css).contains("--bs-blue").doesNotContain("sourceMappingURL");
		assertThat(css).contains(".form-check-input", ".visually-hidden").doesNotContain(".carousel", ".accordion");
		assertThat(css.indexOf("--bs-blue")).isLessThan(css.indexOf("--k-ground"));
		assertThat(css.indexOf("--k-ground")).isLessThan(css.indexOf(".calendar-head"));
	}

	@Test
	void rulesForClassesThatNoPageHasAreLeftOut() {
		UsedRules rules = new UsedRules("<a class=\"btn used\">");
		assertThat(rules.of("@charset \"UTF-8\";a{b:c}.btn,.gone{b:\"}\"}.used .gone{b:c}.btn:not(.gone){d:e}"))
			.isEqualTo("@charset \"UTF-8\";a{b:c}.btn{b:\"}\"}.btn:not(.gone){d:e}");
		assertThat(rules.of("@media (x){.gone{b:c}}@media (y){.used{b:c}.gone{b:c}}@keyframes k{to{b:c}}"))
			.isEqualTo("@media (y){.used{b:c}}@keyframes k{to{b:c}}");
	}

}
