package io.baton.delivery;

import io.baton.platform.http.Connector;

/** Makes tools of one technology. */
public interface ToolKind {

    /** As the settings name it, such as {@code jenkins}. */
    String name();

    /** As people call it, such as "Jenkins". */
    String spokenName();

    DeployTool tool(Connector connector, DeliverySettings.Tool settings);
}
