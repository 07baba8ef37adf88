package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"

	"github.com/equinix/equinix-sdk-go/extensions/equinixoauth2"
)

var auth = equinixoauth2.Config{
	BaseURL:      os.Getenv("EQUINIX_URL"), // https://api.equinix.com
	ClientID:     os.Getenv("EQUINIX_CLIENT_ID"),
	ClientSecret: os.Getenv("EQUINIX_CLIENT_SECRET"),
}

// Also the HTTPClient of fabricv4.NewConfiguration().
var client = &http.Client{Transport: auth.New()}

func ports(ctx context.Context) ([]byte, error) {
	url := os.Getenv("EQUINIX_URL") + "/fabric/v4/ports"
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("ports: %s", response.Status)
	}
	return io.ReadAll(response.Body)
}
