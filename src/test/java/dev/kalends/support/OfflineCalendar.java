package dev.kalends.support;

import com.microsoft.playwright.Page;

/**
 * What a browser keeps of the calendar for times without a connection.
 */
public final class OfflineCalendar {

	private static final String PATHS = """
			async () => {
				const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
				const requests = (await Promise.all(caches.map((cache) => cache.keys()))).flat();
				const paths = requests.map((request) => new URL(request.url).pathname);
				return %s;
			}""";

	private static final String KEPT = PATHS
		.formatted("paths.includes('/calendar') && paths.includes('/calendar/work-items/feed')");

	private static final String GONE = PATHS.formatted("paths.every((path) => !path.startsWith('/calendar'))");

	private OfflineCalendar() {
	}

	/**
	 * Opens the calendar so that its page and its events are kept.
	 */
	public static void keep(Screen screen, String path) {
		screen.open(path);
		Screen.waitUntil(screen.page(),
				"async () => (await navigator.serviceWorker.ready).active.state === 'activated'");
		screen.open(path);
		Screen.waitUntil(screen.page(), KEPT);
	}

	/**
	 * Waits until neither is kept any longer.
	 */
	public static void awaitGone(Page page) {
		Screen.waitUntil(page, GONE);
	}

}
