package dev.kalends.workitem;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page that brings plans from elsewhere.
 */
@Controller
class ImportController {

	@GetMapping("/work-items/import")
	String page() {
		return "workitem/import";
	}

}
