"""`/metrics`, for Prometheus. For whoever can reach the server: keep it away from the public."""

from fastapi import APIRouter, Request, Response
from prometheus_client.exposition import choose_encoder

from api.house import House

router = APIRouter()


@router.get("/metrics", include_in_schema=False)
async def metrics(request: Request) -> Response:
    """Everything counted since the start, as text or OpenMetrics, whichever is asked for."""
    house: House = request.app.state.house
    encode, content_type = choose_encoder(request.headers.get("accept", ""))
    return Response(encode(house.registry.metrics.registry), headers={"content-type": content_type})
