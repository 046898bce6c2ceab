package dev.kalends.admin.dashboard;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.ChangeLog;
import dev.kalends.freshness.LoggedChange;
import dev.kalends.web.DateTexts;
import dev.kalends.web.PageController;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The dashboard for administrators: charts of this node's metrics over the last hour, and
 * the latest changes made on any node. The page polls its content.
 */
@PageController
class DashboardController {

	private static final int CHANGES = 50;

	private static final int MINUTES_PER_TICK = 15;

	private final MeterHistory history;

	private final ChangeLog log;

	private final ChangeRows rows;

	private final FigureTexts texts;

	private final DateTexts dates;

	DashboardController(MeterHistory history, ChangeLog log, ChangeRows rows, FigureTexts texts, DateTexts dates) {
		this.history = history;
		this.log = log;
		this.rows = rows;
		this.texts = texts;
		this.dates = dates;
	}

	/**
	 * Returns the whole page or, for an HTMX request, only its content.
	 * @param scope if present, shows only changes that touched scopes of this kind
	 * @param before if present, shows only changes with a lower id
	 */
	@GetMapping("/admin/dashboard")
	String show(Viewer viewer, @RequestParam @Nullable String scope, @RequestParam @Nullable Long before,
			HtmxRequest htmx, HttpServletResponse response, Model model) {
		response.addHeader(HttpHeaders.VARY, "HX-Request");
		HourOfSamples hour = this.history.lastHour();
		addFigures(hour, viewer.zone(), model);
		addChanges((scope != null && !scope.isBlank()) ? scope : null, before, viewer, model);
		model.addAttribute("kinds", kinds(hour));
		return htmx.isHtmxRequest() ? "admin/dashboard :: content" : "admin/dashboard";
	}

	private void addFigures(HourOfSamples hour, ZoneId zone, Model model) {
		model.addAttribute("checks", ChecksPicture.of(hour, this.texts));
		model.addAttribute("hitRate", HitRatePicture.of(hour, this.texts));
		model.addAttribute("loadTimes", LoadTimesPicture.of(hour, this.texts));
		model.addAttribute("bumps", BumpsPicture.of(hour, this.texts));
		model.addAttribute("live", LivePicture.of(hour, this.texts));
		model.addAttribute("caches",
				hour.newest().caches().stream().map((fill) -> CachePicture.of(fill, this.texts)).toList());
		model.addAttribute("times",
				IntStream.iterate(0, (minute) -> minute < HourOfSamples.MINUTES, (minute) -> minute + MINUTES_PER_TICK)
					.mapToObj((minute) -> this.dates
						.time(hour.start().plus(minute, ChronoUnit.MINUTES).atZone(zone).toLocalTime()))
					.toList());
	}

	private void addChanges(@Nullable String scope, @Nullable Long before, Viewer viewer, Model model) {
		List<LoggedChange> found = this.log.latest(before, scope, CHANGES + 1);
		List<LoggedChange> shown = found.subList(0, Math.min(found.size(), CHANGES));
		model.addAttribute("changes", this.rows.of(shown, viewer));
		model.addAttribute("scope", scope);
		model.addAttribute("before", before);
		model.addAttribute("older", (found.size() > CHANGES) ? shown.get(CHANGES - 1).id() : null);
	}

	/**
	 * Returns the kinds of scopes offered by the filter: the standard kinds and all
	 * others incremented on this node.
	 */
	private List<ScopeKind> kinds(HourOfSamples hour) {
		Set<String> names = new TreeSet<>(List.of("everyone", "team", "user"));
		names.addAll(hour.newest().bumps().keySet());
		return names.stream().map((name) -> new ScopeKind(name, BumpsPicture.kindText(name, this.texts))).toList();
	}

	/**
	 * A kind of scope offered by the filter.
	 *
	 * @param name such as {@code user}
	 * @param label localized name
	 */
	record ScopeKind(String name, String label) {

	}

}
