package dev.kalends.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kalends.account.Viewer;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.Screen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The import page in a real browser, with files on the disk.
 */
@Tag("browser")
@KalendsTest
class ImportBrowserTests {

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	@TempDir
	private Path folder;

	private Viewer ann;

	private Client client;

	@BeforeEach
	void createPerson() {
		this.ann = this.office.person("Ann Ames");
		this.client = this.office.signIn(this.ann);
	}

	@Test
	void fileIsPreviewedAdjustedAndImportedByKeyboard() throws IOException {
		StringBuilder plan = new StringBuilder("title,start_date,cost centre\n");
		for (int i = 0; i < 600; i++) {
			plan.append("Step ").append(i).append(",03/04/2025,4711\n");
		}
		Path file = Files.writeString(this.folder.resolve("plan.csv"), plan);
		try (Screen screen = screen()) {
			Page page = screen.page();
			choose(page, file);
			assertThat(page.locator("#import-preview h2")).hasText("Preview of plan.csv");
			assertThat(page.locator("#import-preview h2")).isFocused();
			assertThat(page.locator("#import-status")).containsText("Start date");
			assertThat(page.locator("[data-import]")).hasCount(0);
			Locator order = page.locator("#import-date-order");
			order.focus();
			page.keyboard().press("ArrowDown");
			assertThat(page.locator(".import-rows .when").first()).hasText("3 Apr 2025");
			assertThat(order).isFocused();
			assertThat(page.locator("#import-status")).containsText("600 items will be created");
			page.locator("#import-next").press("Enter");
			assertThat(page.locator(".import-rows tbody tr").first()).containsText("Step 100");
			assertThat(page.locator("#import-next")).isFocused();
			// The stored file is replaced, as by a preview in another tab.
			replaceStoredFile(screen);
			page.locator("[data-import]").press("Enter");
			assertThat(page.locator("#import-result")).containsText("600 items created");
			assertThat(page.locator("#import-preview")).isEmpty();
		}
		assertThat(this.client.get("/api/work-items").json().at("/page/totalItems").intValue()).isEqualTo(600);
	}

	@Test
	void fileThatChangedOnDiskIsNotImported() throws IOException {
		Path file = Files.writeString(this.folder.resolve("plan.csv"), "title,type\nSoup,meal\nReview,task\n");
		try (Screen screen = screen()) {
			Page page = screen.page();
			choose(page, file);
			assertThat(page.locator(".import-rows .left-out")).containsText("Soup");
			Locator leaveOut = page.locator("#import-leave-out");
			page.locator("[data-import]").click();
			assertThat(leaveOut).isFocused();
			leaveOut.check();
			Files.writeString(file, "title,type\nSoup is served,task\nReview,task\n");
			page.locator("[data-import]").click();
			assertThat(page.locator("#import-result")).containsText("Choose it again");
			assertThat(this.client.get("/api/work-items").json().at("/page/totalItems").intValue()).isZero();
			choose(page, file);
			assertThat(page.locator("#import-result")).isEmpty();
			assertThat(page.locator(".import-rows")).containsText("Soup is served");
			page.locator("[data-import]").click();
			assertThat(page.locator("#import-result")).containsText("2 items created");
		}
	}

	private Screen screen() {
		Screen screen = new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB"))
			.signIn(this.ann);
		return screen.open("/work-items/import");
	}

	/**
	 * Chooses a file like a person: in the dialog that a click on the field opens.
	 */
	private static void choose(Page page, Path file) {
		page.waitForFileChooser(() -> page.locator("#file").click()).setFiles(file);
		page.locator(".import-rows").waitFor();
	}

	private void replaceStoredFile(Screen screen) {
		Page other = screen.context().newPage();
		other.navigate(this.office.address() + "/work-items/import");
		Path file = this.folder.resolve("other.csv");
		try {
			choose(other, Files.writeString(file, "title\nOther\n"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		other.close();
	}

}
