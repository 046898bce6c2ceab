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
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/**
 * Serves assets under versioned URLs, which change with their content (cache busting),
 * and rewrites the links in all templates.
 */
@Configuration(proxyBeanMethods = false)
class AssetConfiguration implements WebMvcConfigurer {

	/**
	 * A year, the longest useful lifetime in HTTP caches.
	 */
	static final CacheControl IMMUTABLE = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private static final String OWN = "classpath:/static/";

	private static final String LIBRARIES = "classpath:/META-INF/resources/webjars/";

	private final Assets assets;

	AssetConfiguration(Assets assets) {
		this.assets = assets;
	}

	/**
	 * During a rolling update, a page of one node may request assets of a version that
	 * another node does not have. Such requests get the current assets, uncached.
	 */
	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(this.assets.path() + "/**")
			.addResourceLocations(OWN)
			.setUseLastModified(false)
			.setCacheControl(IMMUTABLE)
			.resourceChain(true)
			.addTransformer(new CommentTransformer());
		registry.addResourceHandler(this.assets.path() + "/webjars/**")
			.addResourceLocations(LIBRARIES)
			.setUseLastModified(false)
			.setCacheControl(IMMUTABLE)
			.resourceChain(true)
			.addResolver(new LiteWebJarsResourceResolver());
		registry.addResourceHandler("/assets/*/**")
			.addResourceLocations(OWN)
			.setCacheControl(CacheControl.noCache())
			.resourceChain(true)
			.addResolver(new WithoutPrefix(1));
		registry.addResourceHandler("/assets/*/webjars/**")
			.addResourceLocations(LIBRARIES)
			.setCacheControl(CacheControl.noCache())
			.resourceChain(true)
			.addResolver(new WithoutPrefix(2))
			.addResolver(new LiteWebJarsResourceResolver());
	}

	/**
	 * Disables the filter with which Spring resolves each link of a page against the
	 * resource handlers. Links have their digests already, and looking them up in the jar
	 * takes longer than rendering the page.
	 */
	@Bean
	FilterRegistrationBean<ResourceUrlEncodingFilter> resourceUrlEncodingFilter() {
		FilterRegistrationBean<ResourceUrlEncodingFilter> registration = new FilterRegistrationBean<>(
				new ResourceUrlEncodingFilter());
		registration.setEnabled(false);
		return registration;
	}

	@Autowired
	void linkToVersions(SpringTemplateEngine engine) {
		engine.setLinkBuilder(new VersionedLinks(this.assets));
	}

	/**
	 * Resolves a resource without the first segments of its path.
	 */
	private static final class WithoutPrefix extends AbstractResourceResolver {

		private final int segments;

		WithoutPrefix(int segments) {
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
