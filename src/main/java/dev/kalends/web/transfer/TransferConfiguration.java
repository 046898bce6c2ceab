package dev.kalends.web.transfer;

import dev.kalends.web.error.FallbackErrorResponse;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Registers the filter before all other filters and the valve before the application.
 */
@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

	@Bean
	TransferMemory transferMemory(MeterRegistry meters) {
		return new TransferMemory(Runtime.getRuntime().maxMemory(), meters);
	}

	/**
	 * The filter dispatches to error pages itself. Error dispatches by the container
	 * happen before any filter and are small.
	 */
	@Bean
	FilterRegistrationBean<Filter> nonBlockingTransferFilter(TransferMemory memory, FallbackErrorResponse errorResponse,
			@Value("${spring.web.error.path:/error}") String errorPath) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
				new NonBlockingTransferFilter(new BodyRules(), memory, errorResponse, errorPath));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
		return registration;
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionValve(FallbackErrorResponse errorResponse) {
		return (factory) -> factory.addEngineValves(new ConnectionValve(errorResponse));
	}

}
