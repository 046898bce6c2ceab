package dev.kalends.support;

import com.microsoft.playwright.Page;

/**
 * The calendar data that a browser stores for offline use.
 */
public final class OfflineCalendar {

	private static final String PATHS = """
			async () => {
				const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
				const requests = (await Promise.all(caches.map((cache) => cache.keys()))).flat();
				const paths = requests.map((request) => new URL(request.url).pathname);
				return %s;
			}""";

	private static final String STORED = PATHS
		.formatted("paths.includes('/calendar') && paths.includes('/calendar/work-items/feed')");

	private static final String DELETED = PATHS.formatted("paths.every((path) => !path.startsWith('/calendar'))");

	private OfflineCalendar() {
	}

	/**
	 * Opens the calendar once, and waits until its page and feed are stored.
	 */
	public static void keep(Screen screen, String path) {
		screen.open(path);
		Screen.waitUntil(screen.page(), STORED);
	}

	/**
	 * Waits until the stored page and feed are deleted.
	 */
	public static void awaitGone(Page page) {
		Screen.waitUntil(page, DELETED);
	}

}
