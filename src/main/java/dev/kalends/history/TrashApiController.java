package dev.kalends.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.web.PageResource;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST API for the trash.
 */
@RestController
@RequestMapping("/api/trash")
class TrashApiController {

	private final TrashService trash;

	TrashApiController(TrashService trash) {
		this.trash = trash;
	}

	@GetMapping
	TrashResource list(Viewer viewer, HttpServletRequest request) {
		TrashService.Page page = this.trash.find(viewer, TrashService.query(request.getParameterMap(), viewer));
		return new TrashResource(page.entries().stream().map(DeletionResource::of).toList(),
				new PageResource(page.number(), page.size(), page.total(), page.pages()));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void deletePermanently(Viewer viewer, @PathVariable UUID id) {
		this.trash.deletePermanently(viewer, id);
	}

	/**
	 * A page of deleted items.
	 */
	record TrashResource(List<DeletionResource> items, PageResource page) {

	}

	/**
	 * A deleted item. Descendants that were deleted with it are counted, not listed.
	 *
	 * @param keptUntil when the item is permanently deleted
	 * @param deletedBy the person who deleted it; {@code null} when unknown
	 * @param children number of descendants that are restored with it
	 * @param below number of descendants that are permanently deleted with it
	 */
	record DeletionResource(UUID id, String title, String type, Instant deletedAt, Instant keptUntil,
			@Nullable PersonName deletedBy, int children, int below) {

		static DeletionResource of(TrashService.Entry entry) {
			return new DeletionResource(entry.id(), entry.title(), entry.type().code(), entry.deletedAt(),
					entry.keptUntil(), entry.deletedBy(), entry.children(), entry.descendants());
		}

	}

}
