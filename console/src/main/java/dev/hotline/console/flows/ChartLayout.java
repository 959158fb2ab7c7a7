package dev.hotline.console.flows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.options.CenterEdgeLabelPlacementStrategy;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkMargin;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where everything of a chart stands, in pixels from the upper left corner: from top to bottom, arrows with right angles, few crossings, and
 * neighbours in the order of the file.
 */
record ChartLayout(List<PlacedBox> boxes, List<PlacedArrow> arrows, double width, double height) {
    private static final double MARGIN = 16;
    private static final double BETWEEN_BOXES = 28;
    private static final double BETWEEN_LAYERS = 20;
    private static final double BESIDE_LINES = 14;
    /** Lines keep off the corners of a box, which not every outline fills. */
    private static final ElkMargin CORNERS = new ElkMargin(0, 18, 0, 18);

    /** Labels without a text are not placed; what they say is only known here. */
    private static final String LABEL = "label";

    record Point(double x, double y) {}

    record PlacedBox(Box box, BoxFace face, double x, double y) {}

    /** @param labels all of them in one place, or none */
    record PlacedArrow(Arrow arrow, List<Point> line, List<PlacedLabels> labels) {}

    record PlacedLabels(ArrowFace face, double x, double y) {}

    static ChartLayout of(Chart chart) {
        ElkNode graph = ElkGraphUtil.createGraph();
        options(graph);
        Map<String, ElkNode> nodes = new HashMap<>();
        List<BoxFace> faces = chart.boxes().stream().map(BoxFace::of).toList();
        for (int i = 0; i < faces.size(); i++) {
            nodes.put(chart.boxes().get(i).id(), node(graph, faces.get(i)));
        }
        List<ElkEdge> edges =
                chart.arrows().stream().map(arrow -> edge(arrow, nodes)).toList();
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        return placed(chart, faces, graph, nodes, edges);
    }

    private static void options(ElkNode graph) {
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID)
                .setProperty(LayeredOptions.DIRECTION, Direction.DOWN)
                .setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL)
                .setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN))
                .setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES)
                .setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF)
                .setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED)
                .setProperty(
                        LayeredOptions.EDGE_LABELS_CENTER_LABEL_PLACEMENT_STRATEGY,
                        CenterEdgeLabelPlacementStrategy.TAIL_LAYER)
                .setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES)
                .setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS)
                .setProperty(LayeredOptions.SPACING_EDGE_NODE, BESIDE_LINES)
                .setProperty(LayeredOptions.SPACING_EDGE_EDGE, BESIDE_LINES)
                .setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BESIDE_LINES)
                .setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BESIDE_LINES)
                .setProperty(LayeredOptions.SPACING_EDGE_LABEL, 2.0);
    }

    private static ElkNode node(ElkNode graph, BoxFace face) {
        ElkNode node = ElkGraphUtil.createNode(graph);
        node.setDimensions(face.width(), face.height());
        if (!face.rows().isEmpty()) {
            node.setProperty(LayeredOptions.SPACING_PORTS_SURROUNDING, CORNERS);
        }
        return node;
    }

    private static ElkEdge edge(Arrow arrow, Map<String, ElkNode> nodes) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(node(nodes, arrow.from()), node(nodes, arrow.to()));
        if (!arrow.labels().isEmpty()) {
            ArrowFace face = ArrowFace.of(arrow);
            ElkLabel label = ElkGraphUtil.createLabel(LABEL, edge);
            label.setDimensions(face.width(), face.height());
            label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER)
                    .setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
        }
        return edge;
    }

    private static ElkNode node(Map<String, ElkNode> nodes, String id) {
        return Objects.requireNonNull(nodes.get(id), () -> "the chart has no box " + id);
    }

    private static ChartLayout placed(
            Chart chart, List<BoxFace> faces, ElkNode graph, Map<String, ElkNode> nodes, List<ElkEdge> edges) {
        List<PlacedBox> boxes = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            Box box = chart.boxes().get(i);
            ElkNode node = node(nodes, box.id());
            boxes.add(new PlacedBox(box, faces.get(i), node.getX(), node.getY()));
        }
        List<PlacedArrow> arrows = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            arrows.add(placed(chart.arrows().get(i), edges.get(i)));
        }
        return new ChartLayout(List.copyOf(boxes), List.copyOf(arrows), graph.getWidth(), graph.getHeight());
    }

    private static PlacedArrow placed(Arrow arrow, ElkEdge edge) {
        List<Point> line = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            line.add(new Point(section.getStartX(), section.getStartY()));
            section.getBendPoints().forEach(bend -> line.add(new Point(bend.getX(), bend.getY())));
            line.add(new Point(section.getEndX(), section.getEndY()));
        }
        List<PlacedLabels> labels = edge.getLabels().stream()
                .map(label -> new PlacedLabels(ArrowFace.of(arrow), label.getX(), label.getY()))
                .toList();
        return new PlacedArrow(arrow, List.copyOf(line), labels);
    }
}
