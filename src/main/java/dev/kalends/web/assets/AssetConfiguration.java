package dev.kalends.web.assets;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Serves files under addresses that change with them, and makes the links of all
 * templates lead there.
 */
@Configuration(proxyBeanMethods = false)
class AssetConfiguration implements WebMvcConfigurer {

	/**
	 * As long as HTTP caches understand.
	 */
	static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private static final String OWN = "classpath:/static/";

	private static final String LIBRARIES = "classpath:/META-INF/resources/webjars/";

	private final Assets assets;

	AssetConfiguration(Assets assets) {
		this.assets = assets;
	}

	/**
	 * While nodes are replaced one after the other, a page of one asks another for files
	 * of a version it does not have. It gets those there are, and does not keep them.
	 */
	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(this.assets.path() + "/**")
			.addResourceLocations(OWN)
			.setUseLastModified(false)
			.setCacheControl(FOR_EVER)
			.resourceChain(true)
			.addTransformer(new CommentTransformer());
		registry.addResourceHandler(this.assets.path() + "/webjars/**")
			.addResourceLocations(LIBRARIES)
			.setUseLastModified(false)
			.setCacheControl(FOR_EVER)
			.resourceChain(true)
			.addResolver(new LiteWebJarsResourceResolver());
		registry.addResourceHandler("/assets/*/**")
			.addResourceLocations(OWN)
			.setCacheControl(CacheControl.noCache())
			.resourceChain(true)
			.addResolver(new BelowPrefix(1));
		registry.addResourceHandler("/assets/*/webjars/**")
			.addResourceLocations(LIBRARIES)
			.setCacheControl(CacheControl.noCache())
			.resourceChain(true)
			.addResolver(new BelowPrefix(2))
			.addResolver(new LiteWebJarsResourceResolver());
	}

	@Autowired
	void linkToVersions(SpringTemplateEngine engine) {
		engine.setLinkBuilder(new VersionedLinks(this.assets));
	}

	/**
	 * Looks for a file without the first segments of its path.
	 */
	private static final class BelowPrefix extends AbstractResourceResolver {

		private final int segments;

		BelowPrefix(int segments) {
			this.segments = segments;
		}

		@Override
		protected @Nullable Resource resolveResourceInternal(@Nullable HttpServletRequest request, String requestPath,
				List<? extends Resource> locations, ResourceResolverChain chain) {
			String[] parts = requestPath.split("/", this.segments + 1);
			return (parts.length > this.segments) ? chain.resolveResource(request, parts[this.segments], locations)
					: null;
		}

		@Override
		protected @Nullable String resolveUrlPathInternal(String resourceUrlPath, List<? extends Resource> locations,
				ResourceResolverChain chain) {
			return null;
		}

	}

	private static final class VersionedLinks extends StandardLinkBuilder {

		private final Assets assets;

		VersionedLinks(Assets assets) {
			this.assets = assets;
		}

		@Override
		protected String processLink(IExpressionContext context, String link) {
			String path = (context instanceof IWebContext web) ? web.getExchange().getRequest().getApplicationPath()
					: "";
			return super.processLink(context, this.assets.versioned((path != null) ? path : "", link));
		}

	}

}
